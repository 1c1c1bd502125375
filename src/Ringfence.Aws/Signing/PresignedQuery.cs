namespace Ringfence.Aws.Signing;

/// <summary>The signing parameters of a presigned query, decoded; empty where absent.</summary>
internal sealed record PresignedQuery
{
    public string Algorithm { get; private init; } = "";
    public string Credential { get; private init; } = "";
    public string Date { get; private init; } = "";
    public string Expires { get; private init; } = "";
    public string Signature { get; private init; } = "";
    public string SignedHeaders { get; private init; } = "";
    public string? SecurityToken { get; private init; }

    /// <summary>Everything but the signature itself, as sent: what the signature covers.</summary>
    public string Signed { get; private init; } = "";

    public static PresignedQuery Read(string rawQuery)
    {
        var query = new PresignedQuery();
        List<string> signed = [];
        foreach (var pair in rawQuery.Split('&'))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            var name = equals < 0 ? pair : pair[..equals];
            var value = PercentEncoding.TryDecode(pair.AsSpan(equals + 1), out var decoded) ? decoded : "";
            if (name != "X-Amz-Signature")
            {
                signed.Add(pair);
            }

            query = name switch
            {
                "X-Amz-Algorithm" => query with { Algorithm = value },
                "X-Amz-Credential" => query with { Credential = value },
                "X-Amz-Date" => query with { Date = value },
                "X-Amz-Expires" => query with { Expires = value },
                "X-Amz-Signature" => query with { Signature = value },
                "X-Amz-SignedHeaders" => query with { SignedHeaders = value },
                "X-Amz-Security-Token" => query with { SecurityToken = value },
                _ => query,
            };
        }

        return query with
        {
            Signed = string.Join('&', signed),
        };
    }

    /// <summary>What is missing, or null.</summary>
    public SignatureFault? Problem()
    {
        if (Algorithm != "AWS4-HMAC-SHA256" || SignedHeaders != "host")
        {
            return SignatureFault.Incomplete(
                "A presigned query requires X-Amz-Algorithm=AWS4-HMAC-SHA256 and X-Amz-SignedHeaders=host."
            );
        }

        return Credential.Length == 0 || Date.Length == 0 || Expires.Length == 0 || Signature.Length == 0
            ? SignatureFault.Incomplete(
                "A presigned query requires X-Amz-Credential, X-Amz-Date, X-Amz-Expires and X-Amz-Signature."
            )
            : null;
    }
}
