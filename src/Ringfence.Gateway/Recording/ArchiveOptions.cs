namespace Ringfence.Gateway.Recording;

/// <summary>The bucket that the ledger is copied to (section <c>Recording:Archive</c>). Without <see cref="To"/> it is copied nowhere.</summary>
internal sealed class ArchiveOptions
{
    private const string Scheme = "s3://";

    /// <summary><c>s3://BUCKET/PREFIX/</c>, which no other ledger is copied to.</summary>
    /// <value>Empty: no archive.</value>
    public string To { get; set; } = "";

    /// <summary>The bucket's region.</summary>
    /// <value>Empty: <c>Bedrock:Region</c>.</value>
    public string Region { get; set; } = "";

    /// <summary>Another address for S3 than AWS's: PrivateLink, FIPS. The bucket is then named in the path.</summary>
    public string Endpoint { get; set; } = "";

    /// <summary>The ARN of the KMS key that files are encrypted under.</summary>
    /// <value>Empty: what the bucket says.</value>
    public string KmsKey { get; set; } = "";

    /// <summary>For how many days each file is locked, where the bucket has no retention of its own.</summary>
    /// <value>0: what the bucket says.</value>
    public int RetainDays { get; set; }

    /// <summary>Who may end that early.</summary>
    /// <value><see cref="ArchiveRetention.Compliance"/>: nobody.</value>
    public ArchiveRetention RetainMode { get; set; }

    /// <summary>How often what is new is copied. Each time costs a request for every level of the tree, one for the entries, one for the checkpoint.</summary>
    /// <value>1 minute.</value>
    public TimeSpan Every { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How old an entry may be that is not archived before the log says, each time, that the archive is late.</summary>
    /// <value>15 minutes.</value>
    public TimeSpan LateAfter { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>
    /// How long the last copy may take when the gateway stops. It is tried again until then, and what is left is an error in the log: it is
    /// copied when the gateway starts again.
    /// </summary>
    /// <value>30 seconds.</value>
    public TimeSpan LastCopy { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long S3 may take for one request.</summary>
    /// <value>10 seconds.</value>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The bucket's name.</summary>
    internal string Bucket => To[Scheme.Length..To.IndexOf('/', Scheme.Length)];

    /// <summary>What keys begin with, ended by a slash, or empty.</summary>
    internal string Prefix => To[(To.IndexOf('/', Scheme.Length) + 1)..];

    /// <summary>Everything wrong with these values, a sentence each; empty when nothing is.</summary>
    public IEnumerable<string> Problems()
    {
        if (To.Length > 0 && !IsPlace(To))
        {
            yield return $"Recording:Archive:To is '{To}'; it must be s3://BUCKET/PREFIX/, of letters, digits, '.', '-', '_' and '/', with a slash at its end.";
        }
        if (Endpoint.Length > 0 && !IsEndpoint(Endpoint))
        {
            yield return $"Recording:Archive:Endpoint is '{Endpoint}'; it must be an http or https address without path, or empty.";
        }
        if (KmsKey.Length > 0 && !KmsKey.StartsWith("arn:", StringComparison.Ordinal))
        {
            yield return $"Recording:Archive:KmsKey is '{KmsKey}'; it must be the ARN of a key, or empty for the bucket's own.";
        }
        if (RetainDays is < 0 or > 36500)
        {
            yield return $"Recording:Archive:RetainDays is {RetainDays}; allowed is 0, for what the bucket says, to 36500.";
        }
        if (!Enum.IsDefined(RetainMode))
        {
            yield return $"Recording:Archive:RetainMode is {RetainMode}; allowed are Compliance and Governance.";
        }
        if (Every < TimeSpan.FromMilliseconds(10) || Every > TimeSpan.FromHours(1))
        {
            yield return $"Recording:Archive:Every is {Every}; allowed is 00:00:00.010 to 01:00:00.";
        }
        if (LateAfter < Every || LateAfter > TimeSpan.FromDays(1))
        {
            yield return $"Recording:Archive:LateAfter is {LateAfter}; allowed is Every ({Every}) to 1.00:00:00.";
        }
        if (LastCopy < TimeSpan.Zero || LastCopy > TimeSpan.FromHours(1))
        {
            yield return $"Recording:Archive:LastCopy is {LastCopy}; allowed is 00:00:00, for none, to 01:00:00.";
        }
        if (Timeout < TimeSpan.FromMilliseconds(10) || Timeout > TimeSpan.FromMinutes(10))
        {
            yield return $"Recording:Archive:Timeout is {Timeout}; allowed is 00:00:00.010 to 00:10:00.";
        }
    }

    private static bool IsPlace(string to)
    {
        if (!to.StartsWith(Scheme, StringComparison.Ordinal) || !to.EndsWith('/'))
        {
            return false;
        }

        var parts = to[Scheme.Length..^1].Split('/');
        return parts[0].Length >= 3
            && parts.All(part =>
                part is not ("" or "." or "..") && part.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_')
            );
    }

    private static bool IsEndpoint(string endpoint) =>
        Uri.TryCreate(endpoint, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)
        && uri.PathAndQuery == "/"
        && uri.UserInfo.Length == 0;
}
