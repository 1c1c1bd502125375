namespace Ringfence.Gateway.Callers;

/// <summary>AWS signatures accepted in place of a token (section <c>Callers:SigV4</c>).</summary>
internal sealed class SignedCallerOptions
{
    /// <summary>By access key id.</summary>
    public Dictionary<string, SigningKeyOptions> Keys { get; set; } = [];

    /// <summary>The regions that clients may sign for; usually the one region that their SDK is set to.</summary>
    public string[] Regions { get; set; } = [];

    /// <summary>Everything wrong with these values, a sentence each; empty when nothing is.</summary>
    public IEnumerable<string> Problems()
    {
        if (Keys.Count > 0 && Regions.Length == 0)
        {
            yield return "Callers:SigV4:Regions is empty; name the regions that clients sign for (us-east-1).";
        }
        foreach (var problem in Keys.SelectMany(key => key.Value.Problems($"Callers:SigV4:Keys:{key.Key}")))
        {
            yield return problem;
        }
    }
}
