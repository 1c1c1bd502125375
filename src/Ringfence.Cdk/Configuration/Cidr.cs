using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Ringfence.Cdk.Configuration;

/// <summary>A network of IPv4 addresses.</summary>
/// <param name="First">Its first address, as a number.</param>
/// <param name="Bits">How many bits of it are fixed.</param>
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
public readonly record struct Cidr(uint First, int Bits)
{
    /// <summary>Within RFC 1918.</summary>
    public bool IsPrivate =>
        Overlaps(new Cidr(0x0A000000, 8)) && Bits >= 8
        || Overlaps(new Cidr(0xAC100000, 12)) && Bits >= 12
        || Overlaps(new Cidr(0xC0A80000, 16)) && Bits >= 16;

    /// <summary>Reads <c>10.40.0.0/16</c>; no for anything else, and where bits of the host are set.</summary>
    public static bool TryParse(string text, out Cidr network)
    {
        network = default;
        var slash = text.IndexOf('/');
        if (
            slash < 0
            || text.AsSpan(0, slash).Count('.') != 3
            || !IPAddress.TryParse(text.AsSpan(0, slash), out var address)
            || address.AddressFamily != AddressFamily.InterNetwork
            || !int.TryParse(text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var bits)
            || bits is < 1 or > 32
        )
        {
            return false;
        }

        var bytes = address.GetAddressBytes();
        var first = ((uint)bytes[0] << 24) | ((uint)bytes[1] << 16) | ((uint)bytes[2] << 8) | bytes[3];
        network = new Cidr(first, bits);
        return (first & ~Mask(bits)) == 0;
    }

    /// <summary>Reads a network that was checked before.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static Cidr Parse(string text) =>
        TryParse(text, out var network) ? network : throw new FormatException($"'{text}' is no network; 10.40.0.0/16");

    /// <summary>Some address is in both.</summary>
    public bool Overlaps(Cidr other)
    {
        var mask = Mask(Math.Min(Bits, other.Bits));
        return (First & mask) == (other.First & mask);
    }

    /// <summary>The part of this network that is <paramref name="index"/>th among parts of <paramref name="bits"/> fixed bits.</summary>
    public Cidr Part(int index, int bits) => new(First + ((uint)index << (32 - bits)), bits);

    /// <inheritdoc />
    public override string ToString() =>
        $"{First >> 24}.{(First >> 16) & 255}.{(First >> 8) & 255}.{First & 255}/{Bits}";

    private static uint Mask(int bits) => uint.MaxValue << (32 - bits);
}
