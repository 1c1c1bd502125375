using Ringfence.Controls.Facts;

namespace Ringfence.Controls.Rds;

/// <summary>The port that a data store listens on.</summary>
internal static class DatabasePort
{
    /// <summary>A port is named, and it is another than the usual one. No where none is named: the usual one is taken.</summary>
    public static Truth IsOtherThan(PropertyValue port, int usual) =>
        port.Number is { } number ? number != usual
        : port.IsMissing ? Truth.No
        : Truth.Unknown;
}
