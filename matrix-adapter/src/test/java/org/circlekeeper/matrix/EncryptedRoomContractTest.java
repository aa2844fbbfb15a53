package org.circlekeeper.matrix;

final class EncryptedRoomContractTest extends ContractOnSynapse {
    EncryptedRoomContractTest() {
        super(true);
    }
}
