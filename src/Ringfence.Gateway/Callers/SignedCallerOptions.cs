namespace Ringfence.Gateway.Callers;

/// <summary>AWS signatures accepted in place of a token (section <c>Callers:SigV4</c>).</summary>
internal sealed class SignedCallerOptions
{
    /// <summary>By access key id.</summary>
    public Dictionary<string, SigningKeyOptions> Keys { get; set; } = [];

    /// <summary>Everything wrong with these values, a sentence each; empty when nothing is.</summary>
    public IEnumerable<string> Problems() =>
        Keys.SelectMany(key => key.Value.Problems($"Callers:SigV4:Keys:{key.Key}"));
}
