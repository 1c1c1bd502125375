using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Ringfence.Gateway;

/// <summary>Ringfence's own request ids: UUIDs of version 7 (RFC 9562), which sort by time, in the form AWS has its own.</summary>
internal static class RequestIds
{
    private const int RandomBytes = 10;

    // The system's randomness costs a call into the kernel each time; a thread fetches that of a hundred ids at once.
    [ThreadStatic]
    private static byte[]? t_random;

    [ThreadStatic]
    private static int t_left;

    public static string New(TimeProvider time)
    {
        Span<byte> id = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(id, time.GetUtcNow().ToUnixTimeMilliseconds() << 16);
        Random().CopyTo(id[6..]);
        id[6] = (byte)((id[6] & 0x0F) | 0x70);
        id[8] = (byte)((id[8] & 0x3F) | 0x80);
        return new Guid(id, bigEndian: true).ToString();
    }

    private static ReadOnlySpan<byte> Random()
    {
        var random = t_random ??= new byte[100 * RandomBytes];
        if (t_left == 0)
        {
            RandomNumberGenerator.Fill(random);
            t_left = random.Length;
        }

        t_left -= RandomBytes;
        return random.AsSpan(t_left, RandomBytes);
    }
}
