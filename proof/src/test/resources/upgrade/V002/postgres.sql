SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;
SET default_tablespace = '';
SET default_table_access_method = heap;
CREATE TABLE public.attached_room (
    room character varying(25) NOT NULL,
    owner_group character varying(25) NOT NULL,
    main boolean NOT NULL
);
CREATE TABLE public.consent (
    person character varying(25) NOT NULL,
    purpose character varying(20) NOT NULL,
    text_version integer NOT NULL,
    agreed_on date NOT NULL
);
CREATE TABLE public.flyway_schema_history (
    installed_rank integer NOT NULL,
    version character varying(50),
    description character varying(200) NOT NULL,
    type character varying(20) NOT NULL,
    script character varying(1000) NOT NULL,
    checksum integer,
    installed_by character varying(100) NOT NULL,
    installed_on timestamp without time zone DEFAULT now() NOT NULL,
    execution_time integer NOT NULL,
    success boolean NOT NULL
);
CREATE TABLE public.ledger (
    event character varying(25) NOT NULL,
    at timestamp(6) with time zone NOT NULL
);
CREATE TABLE public.member (
    person character varying(25) NOT NULL,
    owner_group character varying(25) NOT NULL,
    address bytea NOT NULL,
    settings bytea NOT NULL,
    joined_on date NOT NULL,
    left_on date
);
CREATE TABLE public.notebook (
    entry character varying(25) NOT NULL,
    content bytea NOT NULL,
    until_at timestamp(6) with time zone NOT NULL
);
CREATE TABLE public.outgoing (
    delivery_id character varying(60) NOT NULL,
    owner_group character varying(25) NOT NULL,
    owner character varying(40) NOT NULL,
    recipient bytea NOT NULL,
    message bytea NOT NULL,
    lane smallint NOT NULL,
    due_at timestamp(6) with time zone NOT NULL,
    until_at timestamp(6) with time zone NOT NULL,
    attempts integer NOT NULL,
    version bigint NOT NULL
);
CREATE TABLE public.peer_group (
    tag character varying(25) NOT NULL,
    platform character varying(20) NOT NULL,
    personal boolean NOT NULL,
    settings bytea NOT NULL,
    set_up_on date NOT NULL,
    gone_on date
);
CREATE TABLE public.storage_life (
    id smallint NOT NULL,
    identity uuid NOT NULL,
    epoch bigint NOT NULL
);
CREATE TABLE public.vault_key (
    owner character varying(40) NOT NULL,
    wrapped bytea NOT NULL
);
INSERT INTO public.attached_room VALUES ('room-0000000000000000001', 'p13uukgh74v0h50jgithdb3gj', true);
INSERT INTO public.consent VALUES ('efrun9c4g3afiibm6kmckv4kr', 'MEMBERSHIP', 1, '2026-01-05');
INSERT INTO public.consent VALUES ('efrun9c4g3afiibm6kmckv4kr', 'CHECKINS', 1, '2026-01-05');
INSERT INTO public.consent VALUES ('efrun9c4g3afiibm6kmckv4kr', 'JOURNAL', 1, '2026-01-05');
INSERT INTO public.consent VALUES ('21thnnhrtu804ld3m6b83in1i', 'MEMBERSHIP', 1, '2026-01-05');
INSERT INTO public.consent VALUES ('21thnnhrtu804ld3m6b83in1i', 'CHECKINS', 1, '2026-01-05');
INSERT INTO public.consent VALUES ('21thnnhrtu804ld3m6b83in1i', 'JOURNAL', 1, '2026-01-05');
INSERT INTO public.consent VALUES ('2eliruh0gqdfv9cfh9o4q49ln', 'MEMBERSHIP', 1, '2026-01-05');
INSERT INTO public.consent VALUES ('2eliruh0gqdfv9cfh9o4q49ln', 'CHECKINS', 1, '2026-01-05');
INSERT INTO public.consent VALUES ('2eliruh0gqdfv9cfh9o4q49ln', 'JOURNAL', 1, '2026-01-05');
INSERT INTO public.consent VALUES ('b79fa66ioda6fcelmj9hstihm', 'MEMBERSHIP', 1, '2026-01-05');
INSERT INTO public.consent VALUES ('b79fa66ioda6fcelmj9hstihm', 'CHECKINS', 1, '2026-01-05');
INSERT INTO public.consent VALUES ('b79fa66ioda6fcelmj9hstihm', 'JOURNAL', 1, '2026-01-05');
INSERT INTO public.consent VALUES ('efrun9c4g3afiibm6kmckv4kr', 'AGREEMENT', 1, '2026-01-05');
INSERT INTO public.flyway_schema_history VALUES (1, '001', 'keys ledger and outgoing', 'SQL', 'V001__keys_ledger_and_outgoing.sql', -1356913200, 'postgres', '2026-11-20 16:30:18.357558', 193, true);
INSERT INTO public.flyway_schema_history VALUES (2, '002', 'groups members consent', 'SQL', 'V002__groups_members_consent.sql', -1965612019, 'postgres', '2026-11-20 16:30:18.613917', 189, true);
INSERT INTO public.ledger VALUES ('moob1f29ga0f0oa4kkhbu5ihj', '2026-01-05 09:00:00+00');
INSERT INTO public.ledger VALUES ('7q225tcakeh7coj73qqnhdjop', '2026-01-05 09:00:00+00');
INSERT INTO public.ledger VALUES ('g1hnhi0c4cb2p9debd63mjc0a', '2026-01-05 09:00:00+00');
INSERT INTO public.ledger VALUES ('1eb7ooqfo5tk4ulb90h359rio', '2026-01-05 09:00:00+00');
INSERT INTO public.ledger VALUES ('74224fh500ccsbbd91ks6j234', '2026-01-05 09:00:00+00');
INSERT INTO public.ledger VALUES ('vret7m19hcu3rv0mlhps7tgqo', '2026-01-05 09:00:00+00');
INSERT INTO public.ledger VALUES ('uujcqqhp784gbff5ct4lpmfir', '2026-01-05 09:00:00+00');
INSERT INTO public.ledger VALUES ('j0lrnj6nsigtb51l58ug05fls', '2026-01-05 09:00:00+00');
INSERT INTO public.ledger VALUES ('u5h18phn9d482s6547pqcuhm5', '2026-01-05 09:00:00+00');
INSERT INTO public.ledger VALUES ('jggg102590ejqm6t2jarlkll9', '2026-01-05 09:00:00+00');
INSERT INTO public.ledger VALUES ('fecg4uim421f0231sglkhrvdj', '2026-01-05 09:00:00+00');
INSERT INTO public.ledger VALUES ('kaalk9ssv58md4tjgqgjfjss7', '2026-01-05 09:00:00+00');
INSERT INTO public.ledger VALUES ('27909ilre8p6g08sb1flt4bmf', '2026-01-05 09:00:00+00');
INSERT INTO public.ledger VALUES ('li7gpms0535uro4np84rks8me', '2026-01-05 09:00:00+00');
INSERT INTO public.ledger VALUES ('gjq00n9c8gs0kli605ttjvhlk', '2026-01-05 09:00:00+00');
INSERT INTO public.ledger VALUES ('i41tms9vvoe19rks2tlkpabol', '2026-01-05 09:00:00+00');
INSERT INTO public.ledger VALUES ('n8mb6qviob3ph07t4j7jbsh7r', '2026-01-05 09:00:00+00');
INSERT INTO public.ledger VALUES ('umtjsfft40poindts8uruut6i', '2026-01-05 09:00:00+00');
INSERT INTO public.ledger VALUES ('on84m4nerv9r4kbv6tlbqch3v', '2026-01-05 09:00:00+00');
INSERT INTO public.ledger VALUES ('8phdmv6bd8ddmvrpf8pjf7mrk', '2026-01-05 09:00:00+00');
INSERT INTO public.member VALUES ('efrun9c4g3afiibm6kmckv4kr', 'p13uukgh74v0h50jgithdb3gj', '\xe76a50066d9d539e486e8a9ddcd6bcbc0b91aa1c049f4b78cf0c4b90a5328134537adfbd4c05', '\x4bd5a395fbf543827a6416ed38d94a0abf5e2dee6fef818654d5570f0af78b57c601a75f0e5e1bb9a8e7ae13d0315494', '2026-01-05', NULL);
INSERT INTO public.member VALUES ('21thnnhrtu804ld3m6b83in1i', 'p13uukgh74v0h50jgithdb3gj', '\xc8ae73867f1aff70e66caeb7c6a0a159e65b6144cc4ca59214ff2fc4115cb25efe875887dab9', '\xebe8902286f39d3befba5287dbf46c53190bcb71d1531081b48d0246d715f3c15bbf830ae49b654083821c6064012eeb', '2026-01-05', NULL);
INSERT INTO public.member VALUES ('2eliruh0gqdfv9cfh9o4q49ln', 'p13uukgh74v0h50jgithdb3gj', '\x16426721e232f5e6edeed9d5c6e80de4b9c071f70a2a1533664d5890e4619e0503e859bc1b8f', '\x1e6de61a7878a48bc5929c623b6e8ecc11d522ebb8673b9911a30a1b1fe7e6c5247e679259c7a150eed86cf014da6a96b41024130ffd3def1a44888b4deb078a3045', '2026-01-05', NULL);
INSERT INTO public.member VALUES ('b79fa66ioda6fcelmj9hstihm', 'p13uukgh74v0h50jgithdb3gj', '\x023e2342891ab51c910c3192fd8fc9f3c2950af3d96eded88eceae63ae4f182fba518626ac', '\x18eddab617b0a9a20af69277cf0d427072d7d46a2ade6291786005baa39a', '2026-01-05', NULL);
INSERT INTO public.notebook VALUES ('q57q95pdhbra5f06dinvdaiq5', '\x30324eff4bb1afb240d27a94508f6a898d318a5f8f68029dd8c401488359c6032cdb0140e636', '2026-02-04 09:00:00+00');
INSERT INTO public.outgoing VALUES ('offer-umtjsfft40poindts8uruut6i', 'p13uukgh74v0h50jgithdb3gj', 'r:umtjsfft40poindts8uruut6i', '\x3ce87bbef1f1858377c5719c540885de0a89d13367ed077f67efe9c98acefa85e64ee47b8f2a1d31dd46777ab51c44bb96e7ccef87fa04e2123f8fabb60d2140', '\xa80e2c7b54efcce6bfb39537106e80797d761d64d597523392b833a27c2b9101a7600a1dbecffabb09131451a1d635f9ecc377a0bdd96d127981842472117f8de3184fdcdab42503782fff7eb493919a58fef2f9d6f4c93c09a17425929dab010713df51d64e5496dae20e8bbb0ba59ba9bf35f22c3c8d886569f524a35ec618f59f338321a93ec8885cf0a0d45677a84f67fb8ffe62fc960889adf5d1830ef81cafe7e7f04008a40fc69faf6ffbfa1ed18a32e357eac3512b9fe1f04d6e3dd6e2579375f82641f916e2a649ba44a299754043f8560c7ab447c2a80dab0e0e3a9bf133ab1cba0214ec4ce0be82dc0f2d2254b2bbadc5786f0bd942daa72d58b6e1784fff14d4ae6432be9f23326cebc0d3c99164327b37cc6ab58a69eef5d1f37c74381ada947f755243dab6e3b52fb762617d2d4b911103d1fa7c88819088f813110f37fc0880be6bab11154ed79bf43966f1a727ac4f6e47ac538d5bae9a16f1c5ab7ee21d59718301efb07ffad8830fb987819d8aa3d9085b06c1da59b463595621d8ed3c62596bc5b36fec8e71d58d996baccd7c2010f3ecadd6353bd9acf3e7220e193a86080d6db357fd5a9ebd2161dca9987584cf90c70714ba01d124de3415947b17a2bf39c58cca0b87a963ca133a7dd7331b2a104aefce2ffcfc1f8a13f3091ce53d1ec2f487108f27c813622487f161fa9e08c4105cf42b11a0f6b8c2604e8db18ee71e4456ff4d237d5f8b3d0f579aa4d1f4c1412e1836ed3c0deb6c6c53a00d35afeb79531e75b72027a6f7a4c26d0a6dba945999b9f5d3237d17bf1d65ca1e814552b94104eb03308bf6ab5fba5d44ef1abe16cc5c78f2725561305f1b45f1a0de9c07e0e51fe907a6e87c2c970abbc33b84a95a327ecf5c872e6bdf268a0bff30613faf9d33dd8e145fa7866f4399d465188e47cc4a7deb8c543baec8def9a2044581b73c7f653bdfb1e97d29e8d4b1709f6419c9f8b8ae6ca0d7dae3b28621e615f8', 0, '2026-01-05 09:00:00+00', '2026-01-06 09:00:00+00', 0, 0);
INSERT INTO public.outgoing VALUES ('offer-8phdmv6bd8ddmvrpf8pjf7mrk', 'p13uukgh74v0h50jgithdb3gj', 'r:8phdmv6bd8ddmvrpf8pjf7mrk', '\x5b9bb239e7f084ade394e8ac0d678735d798e1ec0ca1b7d7dc0223bf6b50ff949a888c74b745eabc4ca457a2260adaa03ef128143569ac8f9e5765e43c246f9b', '\x4e3c13dc0652562e04c8ee8b2f80039c0597336b3bda4ae0fea99f16c00f409513e2331325cec6d0e4610504a8f809393359db3d76d2fd24e6e7b44dcd75429b81de703e46605de3eee92a3de9eac1a8350599627cc06b3a61a3f5d65deeab33446358525174edbe89b011a7b7889c25a82ee7ee01ba1b0c1e5df9719d05fe51d3167f6bb9768288b38d21b48a47f154941866d089976689aa8fb850d0e44e830abb3a33a922fd97fac1b7250d9ac92651f0b4dd1033d835c5a1f63d4c538747cc009735209ce5a7d5199fe751bc6f8a79aba1b9b472aa65a12d2a04e02a1047e32b2fa43c5c45a18c0e4f4ae8bc4f5e569efc7fab9b70bce3d477cf6effecef33749941b69cedc2d1701cbe1ce9b957b7e545159b681c31c3d07a9468383c81debcbc467ba7255505a0cd55c36048c87cad8d823fd23adb60305df7a3532c938fe3b5c94680d70dc32e6f253fb1c3ca057abb4faf67b8342706b8f3912df7559a3ed58c3c163ede9def3e340f02c6377132164026de14810d9ac1286e531e21cdb6825a5e2bc2d961fe741ca1e044e0402ef27758665d34163231cd1b371d427192cc8d3e51b22ba89e60f5f4e57346233d730d3aca2965b9875661239eed1e1bb0f2847944d93e0623b335f5bfacb4d6dbdcbe42ebc00f42602b2bc29051ae2eeeea7c2af8d59898696e09de04e6a9f8d60ff60e16aa348cbfcc667b75a31b8e21f9b16b93367487e356bc0b31e9360bea69cb93255c9e5de97daef6f0ef5952247cad8fbec9762df6cc35a2e10b85ccb7d5ce7f7e2a06b6bdf5a00db8793d2171e07b595754c891bbce0f9f26fc64967987bfd46260f376bb2fb3a12811133803b5d94cf9047f7eaffd5e131e055d5ff2f8ca7f07ba9fe4ba187e1ebe7e0722271b13a54c62a6cbec985cdf1d10d448240c3aff2576a739d369bfdc519308e255917e6d1acbb68f02bd6c0181b66269a07ac02826f4beed788bc39b3dd65c85883669982ad07f6d2e', 0, '2026-01-05 09:00:00+00', '2026-01-06 09:00:00+00', 0, 0);
INSERT INTO public.peer_group VALUES ('p13uukgh74v0h50jgithdb3gj', 'memory', false, '\xed79e36a546220902427a73880dd61368bbc8193094da4b8e429f5c157074205ee3ece88d0a9ce597c2e37198d4711855c4dc5ba6695b7594d7e08410e52f516543759bd6383e0c0', '2026-01-05', NULL);
INSERT INTO public.storage_life VALUES (1, 'f04b5303-f035-45ad-8af5-f844dbb4e17d', 24);
INSERT INTO public.vault_key VALUES ('g:p13uukgh74v0h50jgithdb3gj', '\x15e3917415d07b4f0fefa9a5d6d4e23fda14ce98e22f0d54ff4dcb265de02503b68dc48036fa7c954d3aa371960b7cf8ff8fc822004e48e47b979b96');
INSERT INTO public.vault_key VALUES ('m:efrun9c4g3afiibm6kmckv4kr', '\xbb420489a92574bed53c4090fbc3d90e99c9c72a8797b8645e8054736e5f35e6b02232c0562fd876e7cde3bd0cc21b48f4601553624b8c1b31989593');
INSERT INTO public.vault_key VALUES ('m:21thnnhrtu804ld3m6b83in1i', '\xf086e718f50b16540ab010bf201b014eddc961e4a02460431d1966fdd49cabbbda8f54799173a44e399d2c107586427892b515b84a920e9c27579fe4');
INSERT INTO public.vault_key VALUES ('m:2eliruh0gqdfv9cfh9o4q49ln', '\x033e6f6d9e2a29555a21f6479496e6d2a8e7d6c1d609711677bb8f05806414cc1d9943bab9a74cc3fd2f3ec292347ababa114d8a5abd147100cd702f');
INSERT INTO public.vault_key VALUES ('m:b79fa66ioda6fcelmj9hstihm', '\xc047459d90bcfdd6d77402dbee4ac2709a81ac815c149d24bef18df5ab639635fa872af50f0969a034b4fd93a272e6e4fc14b4189e05cb3ef2fc145a');
INSERT INTO public.vault_key VALUES ('r:umtjsfft40poindts8uruut6i', '\x36950bcd230319369153f97318d2c3ed3795ab04bbd996cd44d220a225421c18e319255f9ba3a33d5a30677be76ebe10c51bac696de3841a2603cefb');
INSERT INTO public.vault_key VALUES ('r:8phdmv6bd8ddmvrpf8pjf7mrk', '\xfb138b2b27e8f67e5fa151bf9de226d9664de5325909aae78456d85fe18d6854c4fb2c0c2df0f2beb93c559eae58bc38c798446250bf993b1a4ea449');
ALTER TABLE ONLY public.attached_room
    ADD CONSTRAINT attached_room_pkey PRIMARY KEY (room);
ALTER TABLE ONLY public.consent
    ADD CONSTRAINT consent_pkey PRIMARY KEY (person, purpose);
ALTER TABLE ONLY public.flyway_schema_history
    ADD CONSTRAINT flyway_schema_history_pk PRIMARY KEY (installed_rank);
ALTER TABLE ONLY public.ledger
    ADD CONSTRAINT ledger_pkey PRIMARY KEY (event);
ALTER TABLE ONLY public.member
    ADD CONSTRAINT member_pkey PRIMARY KEY (person);
ALTER TABLE ONLY public.notebook
    ADD CONSTRAINT notebook_pkey PRIMARY KEY (entry);
ALTER TABLE ONLY public.outgoing
    ADD CONSTRAINT outgoing_pkey PRIMARY KEY (delivery_id);
ALTER TABLE ONLY public.peer_group
    ADD CONSTRAINT peer_group_pkey PRIMARY KEY (tag);
ALTER TABLE ONLY public.storage_life
    ADD CONSTRAINT storage_life_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.vault_key
    ADD CONSTRAINT vault_key_pkey PRIMARY KEY (owner);
CREATE INDEX attached_room_group ON public.attached_room USING btree (owner_group);
CREATE INDEX flyway_schema_history_s_idx ON public.flyway_schema_history USING btree (success);
CREATE INDEX ledger_at ON public.ledger USING btree (at);
CREATE INDEX member_group ON public.member USING btree (owner_group);
CREATE INDEX member_left ON public.member USING btree (left_on);
CREATE INDEX outgoing_due ON public.outgoing USING btree (lane, due_at);
CREATE INDEX outgoing_owner ON public.outgoing USING btree (owner);
CREATE INDEX peer_group_platform ON public.peer_group USING btree (platform, personal);
