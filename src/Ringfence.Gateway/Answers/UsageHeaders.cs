using System.Globalization;

namespace Ringfence.Gateway.Answers;

/// <summary>The counts that InvokeModel gives in response headers, so that an opaque body need not be understood.</summary>
internal static class UsageHeaders
{
    private const string Prefix = "X-Amzn-Bedrock-";

    public static void Read(string name, string value, CallUsage usage)
    {
        if (
            !name.EndsWith("-Token-Count", StringComparison.OrdinalIgnoreCase)
            || !name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
            || !long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
        )
        {
            return;
        }
        usage.IsCounted = true;
        switch (name.AsSpan(Prefix.Length, name.Length - Prefix.Length - "-Token-Count".Length))
        {
            case var kind when kind.Equals("Input", StringComparison.OrdinalIgnoreCase):
                usage.Input = count;
                break;
            case var kind when kind.Equals("Output", StringComparison.OrdinalIgnoreCase):
                usage.Output = count;
                break;
            case var kind when kind.Equals("Cache-Read-Input", StringComparison.OrdinalIgnoreCase):
                usage.CacheRead = count;
                break;
            case var kind when kind.Equals("Cache-Write-Input", StringComparison.OrdinalIgnoreCase):
                usage.CacheWrite = count;
                break;
        }
    }
}
