namespace Ringfence.Tests.House;

public class SizeBudgetTests(ITestOutputHelper output)
{
    private const int LongestFile = 370;
    private const int MedianFile = 75;

    [Fact]
    public void Files_stay_small_and_the_table_shows_them()
    {
        var all = new List<int>();
        var tooLong = new List<string>();
        output.WriteLine($"{"room", -26} {"files", 6} {"median", 7} {"p90", 6} {"longest", 8} {"lines", 8}");
        foreach (var room in Repository.SourceProjects.Select(path => Path.GetFileNameWithoutExtension(path)!))
        {
            var sizes = new List<int>();
            foreach (var file in Repository.Sources($"src/{room}"))
            {
                var lines = File.ReadLines(file).Count();
                sizes.Add(lines);
                if (lines > LongestFile)
                {
                    tooLong.Add(
                        $"{Path.GetRelativePath(Repository.Root, file)}: {lines} lines, at most {LongestFile}: split it by concept"
                    );
                }
            }

            Row(room, sizes);
            all.AddRange(sizes);
        }

        Row("all", all);
        Assert.Empty(tooLong);
        Assert.True(At(all, 0.5) <= MedianFile, $"the median file has {At(all, 0.5)} lines, at most {MedianFile}");
    }

    [Fact]
    public void No_file_is_named_for_nothing()
    {
        string[] vague =
        [
            "Manager",
            "Helper",
            "Helpers",
            "Utils",
            "Util",
            "Utility",
            "Service",
            "Common",
            "Processor",
            "Impl",
            "Base",
        ];
        var named = Repository
            .Sources("src")
            .Where(file =>
                vague.Any(word => Path.GetFileNameWithoutExtension(file).EndsWith(word, StringComparison.Ordinal))
            );
        Assert.Empty(named);
    }

    private void Row(string room, List<int> sizes) =>
        output.WriteLine(
            $"{room, -26} {sizes.Count, 6} {At(sizes, 0.5), 7} {At(sizes, 0.9), 6} {sizes.DefaultIfEmpty().Max(), 8} {sizes.Sum(), 8}"
        );

    private static int At(List<int> sizes, double part) =>
        sizes.Count == 0 ? 0 : sizes.Order().ElementAt((int)((sizes.Count - 1) * part));
}
