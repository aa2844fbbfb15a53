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
CREATE TABLE public.check_in (
    id character varying(25) NOT NULL,
    owner_group character varying(25) NOT NULL,
    person character varying(25) NOT NULL,
    event character varying(25) NOT NULL,
    turn integer NOT NULL,
    sealed bytea NOT NULL,
    kept_until date NOT NULL
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
INSERT INTO public.check_in VALUES ('82c1f35d38da080f', 'p13uukgh74v0h50jgithdb3gj', 'efrun9c4g3afiibm6kmckv4kr', 'i8ceeojhacusqu73ovc84j9jr', 1, '\x9f06cf97fd9eb3143056787901abab0ed4bca5de66a97be6b0f3b0d4234da98784d80ee26668522c21516cd26c67de83ce1baba331878c47982ac3cae9a6d847bc4ae306a563a6bbda17a9bb92996b2c681ab52a1632184d8512f4a8b246216a770c421927461c17454e3a6583c93b91a122625755a527a8bc6431cb000b8d9e135bfb47ab7bd4d7275866a09995bbe7a52ecda68850dcdb6fefad581015d0ae9fe14698d1231b0881b228477a473a11dfebd8cf0438214dae253b62553280d59f7c2cf9dd0b40fabe51a08400a6ccbbd217a19de45642945636ba52144385c83305c2af00116751346a8e0a99348b4c09e62d9767dafe45d1f97fefaff22a5478c93a8c99e6d6a7d565e1ad2056b1f4205eb3ee8cd730b9934d5b9f', '2026-04-05');
INSERT INTO public.check_in VALUES ('4de6242c7df57abe', 'p13uukgh74v0h50jgithdb3gj', 'efrun9c4g3afiibm6kmckv4kr', 'i6jm79e1cv6su9a30vbjgik1r', 2, '\x2962904c3cfac37aee175c2235d4a12668b6132c938c52914580d8731d7603714369905887d824ea4146248428c5405cd6030f62c0a6654518b2bad8b550d697e918e033685b9e63ce06ed004b0a8d470cd172685b4123dbde1da532f0391397e583fc0410abc87f2118d508c773eeb8b62bd5bcacf06766642c28d6bfc1369072093155f58171372f0630363fce03399cda164e59fba6ff5b7a0fee6e58d16679ca960222e8d7af958d776dfd9da0ec41c5ecbcf7b459359ff482de9caeb84094b5754d454b469d60cd7c4c423047cb46cb0add74b0dc970ded4b9087290c67323e41576af7faec31d7603028b5dba813dd1c9eacca482809a86ebb13904f35d3a243473f67098f7e5786d80c2498b7203cdea4fc109f6e4fa63c6c', '2026-02-04');
INSERT INTO public.check_in VALUES ('5f96c8df2ac2ba42', 'p13uukgh74v0h50jgithdb3gj', '21thnnhrtu804ld3m6b83in1i', 'ue039eeskprkngmcdq3cnov2e', 1, '\x89839b712f5c5a7dd61c608b207b628d19ba2f1003a67b242a216a2f10fd03ce2cf8cdd91e9bcd49faccf97d404f5419a526d3a8231076dfdcff3b83a908d562fcd5443cc3b743524b33232a2dab4ccad84cdedfb0e672afc5370108c2c5a879fb7409b92e8a6fc9a674251f560e94ea1f1a2bd84b73f559663b7aee92f326f52ec88bab889d3775b563e52c4487c75918c2cf3529214d7368b69710b4fd51c012e6a468b53a19777ed15e8bcfe223f5db8bd33fc982e0f801d19e982b4ec15abd51812507db19af2a5de8c8d6e81c6acf1f687cab42d0a05ea4074ac28cb7798f15519be86c8db0508c437a1e176b299bae00789ab7209b95b202ab7894b87e7dec2ac91a6e42c4d17f34f607bbc35ba274abe0369a3cede7378971', '2026-04-05');
INSERT INTO public.check_in VALUES ('25da30f17ca60b9d', 'p13uukgh74v0h50jgithdb3gj', '21thnnhrtu804ld3m6b83in1i', 'g772hi06p05tefdigham7nksh', 2, '\x14e8a866a22e599653f4ece7b87c50efe5a8ad3c24bcf1f22ea240666caa0c0f334512a51e52a04e69d36a82e80f854507771a55ba367d2c515202ead9822ec045b2f30bc7dce7ef6d164e241520ec0d6d93a57540387262601e707cdc64dbabe85db9bfa4876ad2ab42b5fed652b85b97704304b1aa4a611b4839e6a574383b55cda16edb977d1bf085f006abcfbbfac66653b217834d18e0dc69ce07564f618190c70d715c4a160cc47454f449f7c50d0b77624f4a2555b4925e36df0aa66181c40f7353edd22a0449f3c7ec5e3c2115691de6c328390958aadee7505757a18752f15e08c6d6c1c3809f7a6111c0cf846d13584cbd6336bd77a9f7189391bc998c47e5d31975671ace3d69fa3edcac0f452441e0669dea7b374cd1', '2026-02-04');
INSERT INTO public.check_in VALUES ('b946eba926df8153', 'p13uukgh74v0h50jgithdb3gj', '2eliruh0gqdfv9cfh9o4q49ln', 'qlcdansph0gefo0ebvgspki9j', 1, '\xa8d838286a8e4f9b69fec2ef216c8616160439ccca571c4c32a99645239553566c457cc2a2adf60b924e7cd8520cded3e5d101e8f0652298880c47e6b6e3ec20206a9066938a6c9fe8bda362577e52b5dd758d438fb26a4b41eb454483f08c1eff0c7c4f8227b93cade689e510f7d90ce5c2c6afd166d2dca822bdad6aba074a008219b776fbe6ce6d1f4ff66129f4369ca38dd7aa630fa069f319abdbae5c8bb357be4908f84e43f3c63614d05c010a1817fae5f6418f3dc09c5b8058209b6d88e64750a8d9d25090590fbdebbe778d91792e5e169ddd41d3b047dea9fa7bbd0755e7fcb64a9df67ca083becf6502fe030521231284e392838d325c66e2942f589b41f32c3b744bd1d1647d9aee341672d5b71daa7bef06e03e6465', '2026-04-05');
INSERT INTO public.check_in VALUES ('16d1b0bb676d35c3', 'p13uukgh74v0h50jgithdb3gj', '2eliruh0gqdfv9cfh9o4q49ln', 'tso78rdqffemp46pol4q24699', 2, '\x0ec556df02916f727e98b8005ce0de7dad5d173602019ced9d4b31624351c1082bb732d6ab0271a696b9e1c2be73ae71930c51c52795fe40e76766fb85f94c6a6cf2822439595fe17aa0034a44ad18af920c1b28e5fd304baa12f84994315606a56bd97715fc6b6b14ccd7635769baf85adb19e9ef56e1ce6437f5608d035951fe869e0405b0adbb3bf6990d3368d03a51a9cc3bee9b2ca33281eb54e1a2ef3024be94759662e933619dccd31fe0cd9efbc825934d73b68a7bbd3ff7b2fcb133a5e5ee5ccad16a47046c0052170b75704d2de0a5ce2d770b984dc10d811a2e64edba72fa2b39e0eab65fc8baaef4c34b2e2f7d56407d63a499fa9cacde66f7bceb02f7d62f28d3793267452792ac5fbecef6be8503fad4e37437d9fc', '2026-02-04');
INSERT INTO public.check_in VALUES ('71ade0ba39e6de5f', 'p13uukgh74v0h50jgithdb3gj', 'b79fa66ioda6fcelmj9hstihm', 'uhq0fc2vt1l88kn4f992v2gca', 1, '\x0eae4b628d0a70dce1f8ace3ab3465ebfa34940e34b5311cc348a0ec9cfbd9feb2a0babf44a4743a79580287f5997fe3e9d516c9b945a0318201dc34a978be689d6496dc307584b41475f1690b2d44fc823ab795adf666b14e9c073c656648d44b3e4fdf3b7a90e2a092a64288b2d87da2359b99dc49b790ed04e6c845ebf396daced13b5f89a6880e5c48d8b9353d5651c860072f084e2ddff781adabca8ca94c4fee31b3c94dda0abfa6d6fac4a1f57ca12c9aa18bfc0fab67e6f1e51e78eb66bb897473b32cdcf32eb1f35f7d9ee20e65b4f30eb667291da2ee5cf67d67669c245539f4fdd9916a4b4bfcde95deac9feb6d5bd7975759d45d14b2d6e647097956375668201426d13c6205102bfa09f6eac745b4b669cf47970ff1', '2026-04-05');
INSERT INTO public.check_in VALUES ('92cd549c8f9178ff', 'p13uukgh74v0h50jgithdb3gj', 'b79fa66ioda6fcelmj9hstihm', '16jh4rcp26fmo3e3fg2984c87', 2, '\x0de46c2b065a77c21223c21be49d1a832e8d79a691515caedc430d35a41751db404ccf448ce30e57cb9d9198273cc05f78c6aa3f5cb6f6746794b7ef596e53c595c6946160f0383052100df258c8e928707d1d015bb13a93491ad5cd48d6c356b9fbaebe931b50f25a8c88c8574ba2926058a8029bb9e6dc300063b4aa267d49b7cd9b80e1502b9e0206a3c2f14ab3379f1b595cf520a734e6088e3bd83bfe8326e865005a7abca41b12f3338cff3fa93eeb3154f81e8225a9d2805d1cdd77dc0aadefb264495aa96efb23449d8bfb223b4ce6f83033e9ea5959efa12ef404662a51eb04f8d573245c12c9dc8a7157816e4fdd56cc730a83ab8b6c9d6b317220b2e4ab3f3625f2e771734b608d9d819776b78b775a14209d59aaaa59', '2026-02-04');
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
INSERT INTO public.flyway_schema_history VALUES (1, '001', 'keys ledger and outgoing', 'SQL', 'V001__keys_ledger_and_outgoing.sql', -1356913200, 'postgres', '2026-11-20 16:30:23.33579', 145, true);
INSERT INTO public.flyway_schema_history VALUES (2, '002', 'groups members consent', 'SQL', 'V002__groups_members_consent.sql', -1965612019, 'postgres', '2026-11-20 16:30:23.503108', 179, true);
INSERT INTO public.flyway_schema_history VALUES (3, '003', 'check in', 'SQL', 'V003__check_in.sql', 1199950205, 'postgres', '2026-11-20 16:30:23.714982', 93, true);
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
ALTER TABLE ONLY public.check_in
    ADD CONSTRAINT check_in_event_key UNIQUE (event);
ALTER TABLE ONLY public.check_in
    ADD CONSTRAINT check_in_pkey PRIMARY KEY (id);
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
CREATE INDEX check_in_kept_until ON public.check_in USING btree (kept_until);
CREATE INDEX check_in_person ON public.check_in USING btree (owner_group, person);
CREATE INDEX flyway_schema_history_s_idx ON public.flyway_schema_history USING btree (success);
CREATE INDEX ledger_at ON public.ledger USING btree (at);
CREATE INDEX member_group ON public.member USING btree (owner_group);
CREATE INDEX member_left ON public.member USING btree (left_on);
CREATE INDEX outgoing_due ON public.outgoing USING btree (lane, due_at);
CREATE INDEX outgoing_owner ON public.outgoing USING btree (owner);
CREATE INDEX peer_group_platform ON public.peer_group USING btree (platform, personal);
