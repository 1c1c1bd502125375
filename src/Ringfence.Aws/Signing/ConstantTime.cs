using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Ringfence.Aws.Signing;

/// <summary>Comparison of secrets that takes as long for a near miss as for a far one.</summary>
internal static class ConstantTime
{
    public static bool Equal(ReadOnlySpan<char> a, ReadOnlySpan<char> b) =>
        CryptographicOperations.FixedTimeEquals(MemoryMarshal.AsBytes(a), MemoryMarshal.AsBytes(b));
}
