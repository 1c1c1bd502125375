namespace Ringfence.Evidence.Packs;

/// <summary>Something that is wrong with a pack.</summary>
/// <param name="Kind"><c>altered</c>, <c>missing</c>, <c>added</c>, <c>manifest</c>, <c>seal</c> or <c>proof</c>.</param>
/// <param name="File">From the pack's directory.</param>
public sealed record PackFinding(string Kind, string File, string Detail)
{
    /// <inheritdoc />
    public override string ToString() => $"{Kind} {File}: {Detail}";
}
