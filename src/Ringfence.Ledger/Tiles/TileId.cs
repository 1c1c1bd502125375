using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Ringfence.Ledger.Tiles;

/// <summary>Which tile (C2SP tlog-tiles): 256 hashes of one level of the tree, or the 256 entries below the lowest.</summary>
/// <param name="Level">0 for leaf hashes, each level 8 heights above the one before; <see cref="Entries"/> for entries.</param>
/// <param name="Index">Which of the level's tiles, from the left.</param>
/// <param name="Width">How many it holds: <see cref="FullWidth"/>, or fewer at the right edge.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TileId(int Level, long Index, int Width)
{
    /// <summary>The level of entry bundles.</summary>
    public const int Entries = -1;

    /// <summary>Heights of the tree in a tile.</summary>
    public const int Height = 8;

    /// <summary>Hashes, or entries, in a full tile.</summary>
    public const int FullWidth = 1 << Height;

    /// <summary>Whether nothing can be added to it any more.</summary>
    public bool IsFull => Width == FullWidth;

    /// <summary>Where it is kept, e.g. <c>tile/0/x001/234.p/17</c>.</summary>
    public string Path => IsFull ? Stem : string.Create(CultureInfo.InvariantCulture, $"{PartialFolder}/{Width}");

    /// <summary>The folder of this tile's partial versions, e.g. <c>tile/0/x001/234.p</c>.</summary>
    public string PartialFolder => Stem + ".p";

    private string Stem
    {
        get
        {
            StringBuilder path = new("tile/");
            path.Append(Level == Entries ? "entries" : Level.ToString(CultureInfo.InvariantCulture)).Append('/');
            var digits = Index.ToString(CultureInfo.InvariantCulture);
            digits = digits.PadLeft((digits.Length + 2) / 3 * 3, '0');
            for (var i = 0; i < digits.Length - 3; i += 3)
            {
                path.Append('x').Append(digits, i, 3).Append('/');
            }

            return path.Append(digits, digits.Length - 3, 3).ToString();
        }
    }

    /// <summary>The tile at an index of a level in the tree of <paramref name="size"/> entries; its width is 0 where there is none.</summary>
    public static TileId In(long size, int level, long index)
    {
        var height = level == Entries ? 0 : level * Height;
        var count = height < 63 ? size >> height : 0;
        var start = index <= count / FullWidth ? index * FullWidth : count;
        return new TileId(level, index, (int)Math.Min(count - start, FullWidth));
    }

    /// <summary>Reads a path; false when it is not the path of any tile.</summary>
    public static bool TryParse(string path, out TileId tile)
    {
        tile = default;
        var parts = path.Split('/');
        if (parts.Length < 3 || parts[0] != "tile" || !TryParseLevel(parts[1], out var level))
        {
            return false;
        }

        var partial = parts[^2].EndsWith(".p", StringComparison.Ordinal);
        var width = FullWidth;
        if (partial && !int.TryParse(parts[^1], NumberStyles.None, CultureInfo.InvariantCulture, out width))
        {
            return false;
        }

        var digits = string.Concat(parts[2..(partial ? ^1 : ^0)])
            .Replace("x", "", StringComparison.Ordinal)
            .Replace(".p", "", StringComparison.Ordinal);
        if (!long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var index))
        {
            return false;
        }

        tile = new TileId(level, index, width);
        return width > 0 && tile.Path == path;
    }

    private static bool TryParseLevel(string text, out int level)
    {
        level = Entries;
        return text == "entries"
            || (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out level) && level < 64);
    }
}
