using System.Diagnostics.CodeAnalysis;
using System.Text;
using Ringfence.Aws.Signing;

namespace Ringfence.Aws.Bedrock;

/// <summary>
/// A short-term Bedrock API key, sent as a bearer token: <c>bedrock-api-key-</c> and the base64 of a presigned
/// <c>POST bedrock.amazonaws.com/?Action=CallWithBearerToken…</c>, to which <c>&amp;Version=1</c> was appended after signing. Good for
/// twelve hours at most, and never longer than the session that signed it.
/// </summary>
public sealed class BedrockApiKey
{
    /// <summary>How every short-term key begins.</summary>
    public const string Prefix = "bedrock-api-key-";

    private const string Target = "bedrock.amazonaws.com/?";
    private const string Version = "&Version=1";
    private const string Service = "bedrock";
    private static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    private readonly PresignedRequest _presigned;

    private BedrockApiKey(PresignedRequest presigned) => _presigned = presigned;

    /// <summary>The access key that signed it, whose secret is to be looked up.</summary>
    public string AccessKeyId => _presigned.AccessKeyId;

    /// <summary>The token of the session that signed it; null when long-term keys did.</summary>
    public string? SessionToken => _presigned.SessionToken;

    /// <summary>The region that it is good for.</summary>
    public string Region => _presigned.Scope.Region;

    /// <summary>Until when.</summary>
    public DateTimeOffset Expires => _presigned.Expires;

    /// <summary>Reads a bearer token; false with the fault when it is no short-term key. Nothing of it is verified yet.</summary>
    public static bool TryParse(
        string token,
        [NotNullWhen(true)] out BedrockApiKey? key,
        [NotNullWhen(false)] out SignatureFault? fault
    )
    {
        key = null;
        fault = SignatureFault.UnknownClient();
        if (
            !TryDecode(token, out var url)
            || !url.StartsWith(Target, StringComparison.Ordinal)
            || !url.EndsWith(Version, StringComparison.Ordinal)
        )
        {
            return false;
        }

        var query = url[Target.Length..^Version.Length];
        if (!query.Split('&').Contains("Action=CallWithBearerToken"))
        {
            return false;
        }

        if (!PresignedRequest.TryParse("bedrock.amazonaws.com", "/", query, out var presigned, out fault))
        {
            return false;
        }

        if (presigned.Scope.Service != Service || presigned.Expires - presigned.Issued > Longest)
        {
            fault = SignatureFault.Invalid(
                $"A Bedrock API key is scoped to the service '{Service}' and good for {Longest.TotalHours} hours at most."
            );
            return false;
        }

        key = new(presigned);
        return true;
    }

    /// <summary>Null when it was signed with <paramref name="keys"/> and is good now.</summary>
    /// <param name="keys">The credentials of <see cref="AccessKeyId"/>; null when there is no such key.</param>
    public SignatureFault? Verify(AwsKeys? keys, TimeProvider time) => _presigned.Verify("POST", keys, time);

    private static bool TryDecode(string token, [NotNullWhen(true)] out string? url)
    {
        url = null;
        if (!token.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return false;
        }

        var bytes = new byte[token.Length];
        if (!Convert.TryFromBase64Chars(token.AsSpan(Prefix.Length), bytes, out var length))
        {
            return false;
        }

        url = Encoding.ASCII.GetString(bytes.AsSpan(0, length));
        return true;
    }
}
