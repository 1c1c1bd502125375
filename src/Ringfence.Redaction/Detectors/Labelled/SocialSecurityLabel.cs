namespace Ringfence.Redaction.Detectors.Labelled;

/// <summary>(G) Social security numbers by their label, whole, masked or the last four digits.</summary>
internal sealed class SocialSecurityLabel : LabelledIdentifier
{
    public override PhiKind Kind => PhiKind.Ssn;

    public override string Why => "label of a social security number";

    public override string Labels =>
        """
            ssn, ssns, social security, ss #, ss no, ss number, social?, soc sec, ssan, sin?, social
            insurance
            """;

    public override bool Spaced => true;

    public override bool Accepts(ReadOnlySpan<char> value, bool weak) => Digits(value) is 4 or 9;
}
