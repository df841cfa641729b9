"""Parallax: one story, several outlets, laid side by side. Run with `streamlit run dashboard.py`."""

from pathlib import Path

import streamlit as st

from pages.drawing import layout, problems
from pages.drawing.markup import style
from pages.parts.shared import sidebar, take_away
from pages.session import start

ICON = Path(__file__).parent / "pages" / "drawing" / "icon.png"

problems.set_up_logs()
st.set_page_config(layout="wide", page_icon=str(ICON), initial_sidebar_state=272)
style()
page = st.navigation(layout.pages(), position="top")
with problems.caught():
    start.before_page()
    sidebar.show()
    layout.run(page)
    if page.title in layout.SHOWS_A_COMPARISON:
        take_away.take_away()
