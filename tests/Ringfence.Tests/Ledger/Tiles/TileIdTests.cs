using FsCheck;
using FsCheck.Fluent;
using Ringfence.Ledger.Tiles;

namespace Ringfence.Tests.Ledger.Tiles;

public sealed class TileIdTests
{
    [Theory]
    [InlineData(0, 0, 256, "tile/0/000")]
    [InlineData(0, 273, 112, "tile/0/273.p/112")]
    [InlineData(3, 1234067, 256, "tile/3/x001/x234/067")]
    [InlineData(63, 1000, 1, "tile/63/x001/000.p/1")]
    [InlineData(TileId.Entries, 999999, 255, "tile/entries/x999/999.p/255")]
    public void A_path_is_that_of_the_specification(int level, long index, int width, string path)
    {
        TileId tile = new(level, index, width);
        Assert.Equal(path, tile.Path);
        Assert.True(TileId.TryParse(path, out var read));
        Assert.Equal(tile, read);
    }

    [Theory]
    [InlineData("tile/0/0")]
    [InlineData("tile/0/0000")]
    [InlineData("tile/00/000")]
    [InlineData("tile/64/000")]
    [InlineData("tile/-1/000")]
    [InlineData("tile/0/x000/001")]
    [InlineData("tile/0/001/001")]
    [InlineData("tile/0/000.p/0")]
    [InlineData("tile/0/000.p/256")]
    [InlineData("tile/0/000.p/01")]
    [InlineData("tile/0/000.p")]
    [InlineData("tile/0/x001")]
    [InlineData("tile/0/+01")]
    [InlineData("tile/data/000")]
    [InlineData("checkpoint")]
    [InlineData("")]
    public void Other_paths_are_no_tiles(string path) => Assert.False(TileId.TryParse(path, out _));

    [Theory]
    [InlineData(70_000, 0, 272, 256)]
    [InlineData(70_000, 0, 273, 112)]
    [InlineData(70_000, 1, 0, 256)]
    [InlineData(70_000, 1, 1, 17)]
    [InlineData(70_000, 2, 0, 1)]
    [InlineData(70_000, 3, 0, 0)]
    [InlineData(256, 0, 0, 256)]
    [InlineData(256, 0, 1, 0)]
    [InlineData(256, 1, 0, 1)]
    [InlineData(70_000, TileId.Entries, 273, 112)]
    [InlineData(long.MaxValue, 63, 5, 0)]
    [InlineData(5, 0, long.MaxValue, 0)]
    public void A_tree_has_the_tiles_of_the_specification(long size, int level, long index, int width) =>
        Assert.Equal(width, TileId.In(size, level, index).Width);

    [Fact]
    public void Every_tile_is_read_back_from_its_path()
    {
        var tiles =
            from level in Gen.Choose(TileId.Entries, 63)
            from high in Gen.Choose(0, int.MaxValue)
            from low in Gen.Choose(0, int.MaxValue)
            from width in Gen.Choose(1, TileId.FullWidth)
            select new TileId(level, ((long)high << (low % 32)) + low, width);
        Prop.ForAll(tiles.ToArbitrary(), tile => TileId.TryParse(tile.Path, out var read) && read == tile)
            .QuickCheckThrowOnFailure();
    }
}
