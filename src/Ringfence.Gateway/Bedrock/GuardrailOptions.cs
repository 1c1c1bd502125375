namespace Ringfence.Gateway.Bedrock;

/// <summary>The guardrail that every call carries (section <c>Bedrock:Guardrail</c>); a caller cannot remove or replace it.</summary>
internal sealed class GuardrailOptions
{
    /// <summary>Its id or ARN; empty for none.</summary>
    public string Id { get; set; } = "";

    /// <summary>Its version, a number: a draft can change under a running system.</summary>
    public string Version { get; set; } = "";

    public bool IsConfigured => Id.Length > 0;

    /// <summary>Everything wrong with these values, a sentence each; empty when nothing is.</summary>
    public IEnumerable<string> Problems()
    {
        if (Id.Length > 0 && (Version.Length is 0 or > 8 || Version.AsSpan().ContainsAnyExceptInRange('0', '9')))
        {
            yield return $"Bedrock:Guardrail:Version is '{Version}'; it must be a published version's number, never DRAFT.";
        }
        if (Id.Length == 0 && Version.Length > 0)
        {
            yield return "Bedrock:Guardrail:Version is set without Bedrock:Guardrail:Id.";
        }
        if (Id.Length > 2048 || Id.AsSpan().ContainsAnyExceptInRange('!', '~'))
        {
            yield return "Bedrock:Guardrail:Id must be a guardrail's id or ARN.";
        }
    }
}
