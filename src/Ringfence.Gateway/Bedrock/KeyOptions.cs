namespace Ringfence.Gateway.Bedrock;

/// <summary>Long-term AWS keys (section <c>Bedrock:Keys</c>). Both or neither.</summary>
internal sealed class KeyOptions
{
    public string AccessKeyId { get; set; } = "";

    public string SecretAccessKey { get; set; } = "";

    public bool AreGiven => AccessKeyId.Length > 0;

    /// <summary>Everything wrong with these values, a sentence each; empty when nothing is.</summary>
    public IEnumerable<string> Problems()
    {
        if (AccessKeyId.Length > 0 != SecretAccessKey.Length > 0)
        {
            yield return "Bedrock:Keys needs AccessKeyId and SecretAccessKey, both or neither.";
        }
    }
}
