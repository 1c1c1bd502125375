using System.Text.Json;
using Ringfence.Evidence.Store;

namespace Ringfence.Evidence.Ingest;

/// <summary>CloudTrail's public keys to rows.</summary>
internal static class PublicKeyRecord
{
    public static string? Read(ReadOnlySpan<byte> json, RowBatch to)
    {
        using var document = JsonDocument.Parse(json.ToArray());
        foreach (var key in document.RootElement.GetProperty("PublicKeyList").EnumerateArray())
        {
            if (key.Text("Fingerprint") is not { } fingerprint || key.Text("Value") is not { } value)
            {
                return "a public key without Fingerprint or Value";
            }

            to.Begin(Tables.PublicKey);
            to.Set(0, fingerprint);
            to.Set(1, value);
        }

        return null;
    }
}
