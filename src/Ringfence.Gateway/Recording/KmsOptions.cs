using Ringfence.Aws.Kms;

namespace Ringfence.Gateway.Recording;

/// <summary>The key of AWS KMS that signs the ledger's checkpoints (section <c>Recording:Kms</c>).</summary>
internal sealed class KmsOptions
{
    /// <summary>The key's ARN, no alias: key usage SIGN_VERIFY, spec ECC_NIST_P256 or ECC_NIST_EDWARDS25519.</summary>
    /// <value>Empty: the key file signs them.</value>
    public string Key { get; set; } = "";

    /// <summary>Another address for KMS.</summary>
    /// <value>Empty: the key's region's own, which is a VPC endpoint's too.</value>
    public string Endpoint { get; set; } = "";

    /// <summary>How long one try may take; there are three.</summary>
    /// <value>3 seconds; 100 milliseconds to 30 seconds.</value>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>Everything wrong with these values, a sentence each; empty when nothing is.</summary>
    public IEnumerable<string> Problems()
    {
        if (Key.Length > 0 && !KmsKeyArn.TryParse(Key, out _))
        {
            yield return $"Recording:Kms:Key is '{Key}'; it must be a key's ARN, arn:aws:kms:REGION:ACCOUNT:key/ID (no alias: who may move it would change the key), or empty.";
        }
        if (
            Endpoint.Length > 0
            && !(
                Uri.TryCreate(Endpoint, UriKind.Absolute, out var address)
                && address is { Scheme: "http" or "https", PathAndQuery: "/" }
            )
        )
        {
            yield return $"Recording:Kms:Endpoint is '{Endpoint}'; it must be an http or https address without path, or empty.";
        }
        if (Timeout < TimeSpan.FromMilliseconds(100) || Timeout > TimeSpan.FromSeconds(30))
        {
            yield return $"Recording:Kms:Timeout is {Timeout}; allowed is 00:00:00.100 to 00:00:30.";
        }
    }
}
