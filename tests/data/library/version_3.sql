-- What a library of version 3 held besides, with decisions of "the reader of files". Never edit.
INSERT INTO story (story_id, title, created, changed, archived, revision) VALUES
    ('ferry', 'The ferry', '2026-11-26T01:17:43.440864+00:00', '2026-11-26T01:17:43.503263+00:00', NULL, 6);
INSERT INTO article (story_id, place, article_id, short_name, outlet, headline, published, credits, file_name, sha256, text) VALUES
    ('ferry', 0, 'post', 'Harbour Post', 'The Harbour Post', 'Ferry to the island will stop on Monday', '2025-03-14', '[]', 'post.html', '59dc6cb740b4ec5043a365254156063963e2270db7cd42d7647b69d68dbcc5ad', 'Ferry to the island will stop on Monday

By Jane Osei

The harbour authority said on Friday that the ferry to the island would stop from Monday, after engineers found cracks in the landing stage.

“We cannot let passengers walk over a stage that we do not trust,” said Maria Holt, who heads the authority.

The council will meet on Tuesday to decide who pays for the repairs.

Home

Sport

The landing stage, closed since Friday. Photo: J. Osei

Most read

The old mill, sold on Friday

Mayor opens the new swimming pool after long delay

Copyright The Harbour Post. All rights reserved.'),
    ('ferry', 1, 'gazette', 'Gazette', 'The Gazette', 'Cracks stop the island ferry', '2025-03-14', '[]', 'gazette.html', '44b852bad94160ce2b6ccb1ba584a6c497916aabcc4bc67f891db93a598618dc', 'Cracks stop the island ferry

By Jane Osei

The ferry to the island will stop from Monday after engineers found cracks in the landing stage, the harbour authority said.

Repairs would take three weeks and cost 240,000 dollars, Maria Holt said on Friday.

Islanders have been told to use the freight boat, which leaves at 6 in the morning.

Home

Sport

Passengers on the last boat

Most read

The old mill, sold on Friday

Mayor opens the new swimming pool after long delay

Copyright The Gazette. All rights reserved.');
INSERT INTO decision (story_id, decision_id, place, kind, verdict, note, who, decided) VALUES
    ('ferry', 'reader-59dc6cb740b4ec50-0', 0, 'remove', NULL, 'stands before the article on the saved page', 'the reader of files', '1970-01-01T00:00:00+00:00'),
    ('ferry', 'reader-59dc6cb740b4ec50-1', 1, 'remove', NULL, 'is the caption of a picture on the page', 'the reader of files', '1970-01-01T00:00:00+00:00'),
    ('ferry', 'reader-59dc6cb740b4ec50-2', 2, 'remove', NULL, 'stands after the article on the saved page', 'the reader of files', '1970-01-01T00:00:00+00:00'),
    ('ferry', 'reader-44b852bad94160ce-0', 3, 'remove', NULL, 'stands before the article on the saved page', 'the reader of files', '1970-01-01T00:00:00+00:00'),
    ('ferry', 'reader-44b852bad94160ce-1', 4, 'remove', NULL, 'is the caption of a picture on the page', 'the reader of files', '1970-01-01T00:00:00+00:00'),
    ('ferry', 'reader-44b852bad94160ce-2', 5, 'remove', NULL, 'stands after the article on the saved page', 'the reader of files', '1970-01-01T00:00:00+00:00'),
    ('ferry', 'b084c94cf8754fc8bebddde13bb7ef52', 6, 'remove', NULL, '', 'Ana', '2026-11-26T01:17:43.470956+00:00'),
    ('ferry', '1eb9b30b32114b9f9631053669814c1c', 7, 'restore', NULL, '', 'Ben', '2026-11-26T01:17:43.502792+00:00');
INSERT INTO decision_target (story_id, decision_id, place, sha256, span_start, span_end) VALUES
    ('ferry', 'reader-59dc6cb740b4ec50-0', 0, '59dc6cb740b4ec5043a365254156063963e2270db7cd42d7647b69d68dbcc5ad', 377, 381),
    ('ferry', 'reader-59dc6cb740b4ec50-0', 1, '59dc6cb740b4ec5043a365254156063963e2270db7cd42d7647b69d68dbcc5ad', 383, 388),
    ('ferry', 'reader-59dc6cb740b4ec50-1', 0, '59dc6cb740b4ec5043a365254156063963e2270db7cd42d7647b69d68dbcc5ad', 390, 444),
    ('ferry', 'reader-59dc6cb740b4ec50-1', 1, '59dc6cb740b4ec5043a365254156063963e2270db7cd42d7647b69d68dbcc5ad', 457, 485),
    ('ferry', 'reader-59dc6cb740b4ec50-2', 0, '59dc6cb740b4ec5043a365254156063963e2270db7cd42d7647b69d68dbcc5ad', 446, 455),
    ('ferry', 'reader-59dc6cb740b4ec50-2', 1, '59dc6cb740b4ec5043a365254156063963e2270db7cd42d7647b69d68dbcc5ad', 487, 537),
    ('ferry', 'reader-59dc6cb740b4ec50-2', 2, '59dc6cb740b4ec5043a365254156063963e2270db7cd42d7647b69d68dbcc5ad', 539, 587),
    ('ferry', 'reader-44b852bad94160ce-0', 0, '44b852bad94160ce2b6ccb1ba584a6c497916aabcc4bc67f891db93a598618dc', 340, 344),
    ('ferry', 'reader-44b852bad94160ce-0', 1, '44b852bad94160ce2b6ccb1ba584a6c497916aabcc4bc67f891db93a598618dc', 346, 351),
    ('ferry', 'reader-44b852bad94160ce-1', 0, '44b852bad94160ce2b6ccb1ba584a6c497916aabcc4bc67f891db93a598618dc', 353, 380),
    ('ferry', 'reader-44b852bad94160ce-1', 1, '44b852bad94160ce2b6ccb1ba584a6c497916aabcc4bc67f891db93a598618dc', 393, 421),
    ('ferry', 'reader-44b852bad94160ce-2', 0, '44b852bad94160ce2b6ccb1ba584a6c497916aabcc4bc67f891db93a598618dc', 382, 391),
    ('ferry', 'reader-44b852bad94160ce-2', 1, '44b852bad94160ce2b6ccb1ba584a6c497916aabcc4bc67f891db93a598618dc', 423, 473),
    ('ferry', 'reader-44b852bad94160ce-2', 2, '44b852bad94160ce2b6ccb1ba584a6c497916aabcc4bc67f891db93a598618dc', 475, 518),
    ('ferry', 'b084c94cf8754fc8bebddde13bb7ef52', 0, '44b852bad94160ce2b6ccb1ba584a6c497916aabcc4bc67f891db93a598618dc', 255, 338),
    ('ferry', '1eb9b30b32114b9f9631053669814c1c', 0, '59dc6cb740b4ec5043a365254156063963e2270db7cd42d7647b69d68dbcc5ad', 487, 537);
INSERT INTO decision_action (story_id, verb, who, taken) VALUES
    ('ferry', 'imported', 'the reader of files', '1970-01-01T00:00:00+00:00'),
    ('ferry', 'imported', 'the reader of files', '1970-01-01T00:00:00+00:00'),
    ('ferry', 'imported', 'the reader of files', '1970-01-01T00:00:00+00:00'),
    ('ferry', 'imported', 'the reader of files', '1970-01-01T00:00:00+00:00'),
    ('ferry', 'imported', 'the reader of files', '1970-01-01T00:00:00+00:00'),
    ('ferry', 'imported', 'the reader of files', '1970-01-01T00:00:00+00:00'),
    ('ferry', 'decided', 'Ana', '2026-11-26T01:17:43.470956+00:00'),
    ('ferry', 'withdrew', 'Ana', '2026-11-26T01:17:43.476012+00:00'),
    ('ferry', 'undid', 'Ana', '2026-11-26T01:17:43.486505+00:00'),
    ('ferry', 'withdrew', 'Ben', '2026-11-26T01:17:43.494301+00:00'),
    ('ferry', 'decided', 'Ben', '2026-11-26T01:17:43.502792+00:00');
INSERT INTO decision_change (number, place, story_id, decision_id, in_effect) VALUES
    (4, 0, 'ferry', 'reader-59dc6cb740b4ec50-0', 1),
    (5, 0, 'ferry', 'reader-59dc6cb740b4ec50-1', 1),
    (6, 0, 'ferry', 'reader-59dc6cb740b4ec50-2', 1),
    (7, 0, 'ferry', 'reader-44b852bad94160ce-0', 1),
    (8, 0, 'ferry', 'reader-44b852bad94160ce-1', 1),
    (9, 0, 'ferry', 'reader-44b852bad94160ce-2', 1),
    (10, 0, 'ferry', 'b084c94cf8754fc8bebddde13bb7ef52', 1),
    (11, 0, 'ferry', 'reader-59dc6cb740b4ec50-0', 0),
    (12, 0, 'ferry', 'reader-59dc6cb740b4ec50-0', 1),
    (13, 0, 'ferry', 'reader-44b852bad94160ce-2', 0),
    (14, 0, 'ferry', '1eb9b30b32114b9f9631053669814c1c', 1);
INSERT INTO comparison (story_id, revision, data) VALUES
    ('ferry', 6, {bytes:789ce55c7b8fdbb811ff2a828143ffa8d71025eab57fdd03b85e0f087a680314686e615012bd1622893e498ee31e02dc0769bfdc7d92ce907a50b2247b77ed6c0e4d828d2d89c399df0ce7418ef6d7c5461419ab16f764b98844b66345528a7c71ffeba24aaa942fee176fb7dcd8f0a2382e968b925755923f96f2feb6e0e556a4f1e2de5c39cbc54e946512a67c9db1e231c9f12ac1cb29dbabeb05cb1f81e03b734597e6ca7d582e36fb345def0a11b2304993ea88633c1813b13c4e6256f1f52615a2c0cb265cce44cc53e0e8b1ba63697a972579926677a97bf7c15a7c82db2ce6c818c800b7d94778125858998b6ee44114b111897d5e9538a2e02c56e2bcfb75c18a2a895249a1feb84e629c8dfd1ba4e628fd5614d53a6719c2f297f672c53f027e8bef0a16bd2f8db2123ba302cc9232053114743fe73fe7df1e8d1f59ce8dbf953cc1ef2dae4625f40187244d15954d2132e38dc8637634d8a6e285c1734096f3a23436200488a2e64c72490087833830983df2a5bcb4654528f685c1f615300f101b254be215ceff77be6309503a887d1a1b157bcf0d5429370e9c034d642512656558d45c9aa669c402402dcaa5f1066c84193f88b492c40c911bdf17a0aea324fb572905b2b8651fb811720ecc099c4118fb924bae36054f1eb795110a562d8dc33689b646cae17198b632dc469e4c1439c823c9fe20328effff63073ac00f3fb1b204387022d1885f2a9278fb0db28efa6da046163280766994f8b1655a3ecc8ea230c48ee7a5a494f383511e922c43347742a435fca980ef60496ad47762772ca41c48bfb68795f10da84f5e2e61fe92171f78bc92c6c32cc7053ba134f41d2b647140896b46dc0add280a49c81c9f3237a281171097b1308a6818b9dec60f481c06367302df257e1c01ad4d02c659db616d9eab6d95a5704bec61d556f5b2ed6c740b48a4603a67ec149edcedc33429b71c4ddf322de7ceb4ef08851b51c1e3a4c2b5f2004b6707f08395a9a5030657c09ce672c1731867f9b0b484741eedbc4bb92c1f0bb6dbca078bfdf03e284b7a9e45a29420fd0fd80f38286535b8ce96d22e014b80d6006e0c5cd1a51cbde30cb9cbc1a77c5ab63cd90d53d46a990a8fa72c9196a5f66ecb10220d336d857128440588553313525a4f48dc0e8650c4c7fe7c563b5fb1cfd1caa578faac68bca59126b02ef5470cb19168c0fcb0126618215eab0fc79ee1c4be392796e3d49cd8b68e09587101e1a11aa882b60ca1c181fbefb192095850467834bec9d99cde6923bd8d1a3937a773d99c4a5c8833050a8fcbb0bc47779b033e9aa5d6f1a3714c25c3e13b582eb30cbb0dc30e39cfb0fbfa0ca35529867df33cc3de0b18ae3d42c47655022cc20d66ec92a8da172dcbe798f5ad86d9e00274fd96d948e410667acba18429c08102179110ef130e217157241f587434208a409cc8e44d0876730c0576eb982e60287855f4a8d532ebd9e799259d7fcf45df65e49cf578af4d911d20c591e98e9460e88726b8f21ab7e2900bdc0a219a52ebc83d60a50237dfde43651eb6908f64c05b2e20b5e0900341027748aa6d1b904ef87bc02c39af781e35c1b1fed6cb26bfa61852a7f2ccb148a2c70e09c2285970fa67e90e02831e0a3e3d20e9a94c1832fc6a9806ff5027983fa97b752efcfd6c5e0b46a7b2daa9b4783c6bed7236200b7aa9a6126899d00e33e8e5d353689978fefedb7ffe898b27471380d4cad87589e781a5ef0d587bc0a91aa1183ba0a14893a98a7d592d7fffedbf4a802e735eca74622b03ab74c08da4ab0603ac52a22455b0651c2606f1dfee7929e51790864649cc25991d3ba23445138d31ad1f4f9adf9e5609512a4a701e6502b6d4e4f1c64f5b51897be3c755ab96cf9e4feb86753ea976823872a3d0a3664879e498d466b6eb580e258e6bba76e0dadcb23c330ebd28a656ecb9d40bdd2076fd18f26c87c583a41a2d7d34a31e98bb96565f68f2d7c9b0ede0cbc9b02969bcb0161a6e9961b7d924099cd7cdb003afd18739c7c9ed336cdb6c39f1e638a1b7e7c46b39f12fc86bbe80bcdbefd2d80bb2882f20ef0eda92f692cae675f36eda5635d471ce33ebbf1c5d15599e0b2e751af3a5fe05fcbe725aee7badebf56656bd968f8fb10901aa507c7ecbf339bf8b51474de77be7b1d1f2edcfaacc33093886f6af1d67982537b9ed5888994fbd25410805f31407b1a297748f93049f3e4f72e0f475373f41120c669ee4c0a27a3604b5c1036eb257d1b60636e59b6a58d2a8b24a8779b0bf1f048844244a9936c177db062f96f28f49c45279c1717de4ff2c7585f980bce9114b276f514c4b34f2c425f422f20aff217997109d3c75dda047de1ca1ad8ab2b3c898aee9ebb46d8a759fce3ab1c79019213f0a0db14cbb078de5f579875117d21fc7c671821e7dcfed431350074d682792bc5216243f2a43a49c076cc3cd1073f18c67211458cfac9f472c6e62414cfa813112c07aca429eae1b424376eabb5df5ae2ec8f5e423d4e200ce7678e0a51644c6593e7607678db0c464f2ec6c1ab2e99a5f967b98f5e7061eb84d2dc9d637bf514b5cfa59013fc02fcb12a8fc93d13a56b509c20c64dbd0c8a10b27a6f9952cce3abc51933a562014ee04211a59526aa1e622e93a9ff5a588d618d3b85c70759f27bfecf98c3dcf6edcd434cf0e9722adc7b052772603d788a7502b551ee91ed7789cfb0e0f6cc10c130ce91b9696fcc9b1705a0e6de088101d126372f431b8aa28d331f88c286ae0b34591ee6424f43c5f92e9d07f461235f0a992a0dd9f4a7009fb7005b7b64ac88995ff6fbea95955a67837dcefb943d5bf4ff2b8cd2d713392158fbc8e34d7dc291a2b7525ec379843af4e119bc356c0042339f302ef717472b08c000f02ffde9ae6bdfcf72fd4b3a878b7e37e61118abe302ed8216f540a91288622a5f3d897a987bc827af43af946eae9958b5751cfe555e1b554637d7ed5f476056ea51abd94b9d11cbd8af89aabf3b2baf79916306c40b9dc775ea17565ec78bea79d6bcea19da8ff717ce7897a2ef69d57844e3fdbbf957af413f03f86ef3c51cdc5bef38ab0e99d0c37524defbcff5673e8a7f7afea3bf110cebd23e4ce72df9ae49e78f7d45ed180da2641ea674c23347d1a0534daf89e4337911ff2308e634eec30f4f8c679050be9b55b75c8aa7ea91ac951913d33705c0dd0672c14c2c320b4cdd0b608a161b081604a4cc776ddc0273422918e86dc77fe0cc9462f1168e1507bdd337038a6e505d693e000e2bfece161258bfc38acebee881d4c17fa3536f033297884d55924b0aac2eaec1da54b18fc801b42722b81b8f692b81eee77634712d667e5fa5024400a4b2b4209dcb6badbf5ea3a69ae58680dd7a5aac922561489da807be8ba66b093bb775e8c7c0ccf1dd466fc5a6c1a88720e20ad559b415de4cdef0da1558d6007e5fd9d659d6cd85d081e36bdc0e80e3dcbf69716b5a6d003e35a5ab6d743af6bdff89220c36d8f2166b2720fbc3b129c6c93d655ff2c5881b784911d5650e8fa640a29f0369edbc369b485e78990755efc7a88b5bb746368416c81e56fcfc3356a5980160cd42ccba570c19fb42c37588267f9822dabdd8c93273e7be0bb60ed695afb55e1b3bf3bf16de70d216425ef2d5d7dbf7f7a23bbdac3138b7aa3b7d1dfc07d481ed0c9cbae15eded95dbbc65d1892b5b87e2391fbb97490a4be245ab5315553e8804e0ec4e159ad03ab1e9ad60c0b3b9ddb660b2cbb40786bef835246ede2e3782c5a427781a16b84b98b2c7ba336ac606bb1831b1b66e6679cdcc1ae0cf7cc16604c6be7bb8ae1d619ba254ed40324d90118e5a3eaea3bf81079e575e2dc15334f739843c07f498f5f4e4d698b94ed3e9952da9a745fcc2a2ea1cfc9880b75bd87806da0452d52ef281a59287b60dd2c4aeebf61b9e3ccc1c90a4e2d0c4b56df2b86d3e679c9550f22b490ad4ba3a24c45263ab3ea2b7c39bf846a21261032bb5ea718213b0e135d4f2c9a3dec8a3de421e760000485f32d6fd30318ef352a45090aed9234bf2fe60ba38b1a613548366738b603f49535461f4ef606d9cf7ad60d4219c96167f8c0a3cba6c4edbd5fd6693d532cd56d27c8fab5f9395aca0c2a4fccfa63b29ad3a2094e2127cd834576623b376a113bc4a323e293c3af4cf028045da7e7dcb990600c208fcb94478f564277bf7bd135d05a349e123e5dc3e83f05653bd5bd891d408cf32ddce33e9d5b6caab9d157fced41f41dcddebdabbd56e5b5b8e75d66152dd615ae4a5f24f7b4c1525e63c261d718374d4634a3e078fc2b5198f499fee31fb9d6d7eb32786af7fbd10d3ae75e8ff174f6237eb9250fbc561fd2a88fee162fa0051a7799182b8e69323fa3510bc857bebcb887b1fb56ff382677873ad4de8ac983b489645fe8ac2da767b52639fcf7c496f89f8e3a2abb6a2e76b18df233bb346465c095c1b5d23fec8a3fedc1a212f5d23dd5e3e0daca93592e1db67e3f8a966a6d75d21b2a133dfa489aa9e1e907130f8bcf956ecf3aebdba69b9ea250ab21557bb5363249faf81f2ecfabb7228f27d3139aa71369856a92b759f3b6dab4fec7096556abcaeaf803b9232b43b86b94864292e958d0d646ba8474306f9f2131ac39f2adf7bbeabe46f8821d4f29df627f6346f3b83ae6d42fea6177c27123fb47b0778864271535fb6aca9cd6bc7977b12f53891a7c766774b3dd48c5546d20e0c96c434f5915333fa4b579f91986449acdec882e310ae0d72fda567e9832c1ce45e301d281e0f89f4a16a337f42c6506d20d6a3d59991c66e63b1fc23c353aeb6454f7b5551be8559f097d82c8e971def279aad8db67980b8833f350565aeb2c7b019d3bb241f92ef9e2391de24967ccf470e691e303da7f7d76d162541df819656ade1825a2931cf4bd9df487022edcd13d9d320807252af67f5597923f559b67674ee4edf505ce8b89e008eafaa67f2fca1f93d44cd1b9b9510469a54f862271a066eceaa7ee6fc58773c37a7e295c037dac5c6c077da153fead1a4c216e7bc3ec76c27d8b2d2a0ee5738a27d2d14ad28125926eaa1faebb14b9d1734d46e9e953a821901c43a05445acaa568e80cdc0e92de2c888b45e771a9313c03c9c3a74fff03a5c268cc});
