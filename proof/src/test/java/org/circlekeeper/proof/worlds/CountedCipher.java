package org.circlekeeper.proof.worlds;

import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.SecureRandom;
import java.security.spec.AlgorithmParameterSpec;
import javax.crypto.BadPaddingException;
import javax.crypto.Cipher;
import javax.crypto.CipherSpi;
import javax.crypto.IllegalBlockSizeException;
import javax.crypto.ShortBufferException;

/** The JDK's own AES-GCM, with every use counted. */
public final class CountedCipher extends CipherSpi {
    private Cipher real;
    private boolean sealing;

    /** Called by the JDK. */
    public CountedCipher() {
        real = fresh();
    }

    /** A new one each time, because two worlds seal the same with the same chance, which one cipher rightly refuses. */
    private static Cipher fresh() {
        try {
            return Cipher.getInstance("AES/GCM/NoPadding", "SunJCE");
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    @Override
    protected void engineSetMode(String mode) {}

    @Override
    protected void engineSetPadding(String padding) {}

    @Override
    protected int engineGetBlockSize() {
        return real.getBlockSize();
    }

    @Override
    protected int engineGetOutputSize(int inputLength) {
        return real.getOutputSize(inputLength);
    }

    @Override
    protected byte[] engineGetIV() {
        return real.getIV();
    }

    @Override
    protected AlgorithmParameters engineGetParameters() {
        return real.getParameters();
    }

    @Override
    protected void engineInit(int mode, Key key, SecureRandom random) throws InvalidKeyException {
        sealing = mode == Cipher.ENCRYPT_MODE;
        real = fresh();
        real.init(mode, key, random);
    }

    @Override
    protected void engineInit(int mode, Key key, AlgorithmParameterSpec spec, SecureRandom random)
            throws InvalidKeyException, InvalidAlgorithmParameterException {
        sealing = mode == Cipher.ENCRYPT_MODE;
        real = fresh();
        real.init(mode, key, spec, random);
    }

    @Override
    protected void engineInit(int mode, Key key, AlgorithmParameters parameters, SecureRandom random)
            throws InvalidKeyException, InvalidAlgorithmParameterException {
        sealing = mode == Cipher.ENCRYPT_MODE;
        real = fresh();
        real.init(mode, key, parameters, random);
    }

    @Override
    protected void engineUpdateAAD(byte[] from, int offset, int length) {
        real.updateAAD(from, offset, length);
    }

    @Override
    protected byte[] engineUpdate(byte[] from, int offset, int length) {
        return real.update(from, offset, length);
    }

    @Override
    protected int engineUpdate(byte[] from, int offset, int length, byte[] to, int at) throws ShortBufferException {
        return real.update(from, offset, length, to, at);
    }

    @Override
    protected byte[] engineDoFinal(byte[] from, int offset, int length)
            throws IllegalBlockSizeException, BadPaddingException {
        Levers.counted(sealing);
        return real.doFinal(from, offset, length);
    }

    @Override
    protected int engineDoFinal(byte[] from, int offset, int length, byte[] to, int at)
            throws ShortBufferException, IllegalBlockSizeException, BadPaddingException {
        Levers.counted(sealing);
        return real.doFinal(from, offset, length, to, at);
    }
}
