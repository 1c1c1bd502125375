using System.Runtime.InteropServices;

namespace Ringfence.Aws.Signing;

/// <summary>The three parameters of an <c>Authorization: AWS4-HMAC-SHA256</c> header; empty where absent.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct AuthorizationParts(string Credential, string SignedHeaders, string Signature)
{
    public static AuthorizationParts Read(ReadOnlySpan<char> parameters)
    {
        var parts = new AuthorizationParts("", "", "");
        foreach (var range in parameters.Split(','))
        {
            var part = parameters[range].Trim();
            var equals = part.IndexOf('=');
            var value = equals < 0 ? "" : part[(equals + 1)..].Trim().ToString();
            parts = part[..Math.Max(0, equals)].Trim() switch
            {
                "Credential" => parts with { Credential = value },
                "SignedHeaders" => parts with { SignedHeaders = value },
                "Signature" => parts with { Signature = value },
                _ => parts,
            };
        }

        return parts;
    }

    /// <summary>The fault that names all that is missing, in AWS's sentences; null when nothing is.</summary>
    public SignatureFault? Missing(string? timestamp)
    {
        List<string> missing = [];
        foreach (
            var (name, value) in (ReadOnlySpan<(string, string)>)
                [("Credential", Credential), ("Signature", Signature), ("SignedHeaders", SignedHeaders)]
        )
        {
            if (value.Length == 0)
            {
                missing.Add($"Authorization header requires '{name}' parameter.");
            }
        }

        if (string.IsNullOrWhiteSpace(timestamp))
        {
            missing.Add("Authorization header requires existence of a 'X-Amz-Date' header.");
        }

        return missing.Count == 0 ? null : SignatureFault.Incomplete(string.Join(' ', missing));
    }
}
