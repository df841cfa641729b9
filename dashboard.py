"""Parallax: one story, several outlets, laid side by side. Run with `streamlit run dashboard.py`."""

from pathlib import Path

import streamlit as st

from pages.components import arrive, frame, sidebar, take_away
from pages.components.markup import style

ICON = Path(__file__).parent / "pages" / "components" / "icon.png"

st.set_page_config(layout="wide", page_icon=str(ICON), initial_sidebar_state=272)
style()
page = st.navigation(frame.pages(), position="top")
arrive.arrive()
sidebar.show()
frame.run(page)
if page.title in frame.SHOWS_A_COMPARISON:
    take_away.take_away()
