package org.circlekeeper.matrix;

final class PlainRoomContractTest extends ContractOnSynapse {
    PlainRoomContractTest() {
        super(false);
    }
}
