namespace Ringfence.Redaction.Detectors.Labelled;

/// <summary>(P) References to fingerprints, retina and iris scans, voice and face prints, DNA profiles.</summary>
internal sealed class BiometricNumber : LabelledIdentifier
{
    public override PhiKind Kind => PhiKind.Biometric;

    public override string Why => "label of a biometric record";

    public override string Labels =>
        """
            biometric?, biometrics?, fingerprint?, finger print?, voiceprint?, voice print?, faceprint?,
            retina scan?, retinal scan?, iris scan?, fingerprint scan?, face template, facial template, face
            recognition, facial recognition, dna profile?, dna sample!, palm print?, palmprint?, iris code,
            voice sample!, iris!, face!, retina!
            """;
}
