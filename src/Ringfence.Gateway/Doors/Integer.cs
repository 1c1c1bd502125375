using System.Buffers;
using System.Buffers.Text;

namespace Ringfence.Gateway.Doors;

/// <summary>Writes whole numbers as JSON without a string in between.</summary>
internal static class Integer
{
    private const int LongestDigits = 20;

    public static void Write(long value, IBufferWriter<byte> to)
    {
        Utf8Formatter.TryFormat(value, to.GetSpan(LongestDigits), out var written);
        to.Advance(written);
    }
}
