namespace Ringfence.EndToEnd.Running;

/// <summary>The checkout that these tests were built from, and the things in it that they run.</summary>
internal static class Checkout
{
    public static string Root { get; } = Find();

    /// <summary>The CLI of the same configuration as these tests.</summary>
    public static string Cli { get; } =
        Path.Combine(
            Root,
            "artifacts/bin/Ringfence.Cli",
            Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)),
            "ringfence.dll"
        );

    /// <summary>The npm package with the SDKs and the scripts that drive them.</summary>
    public static string Clients { get; } = Path.Combine(Root, "tests/clients");

    /// <summary>Fails with how to get it when a prerequisite is absent; nothing is skipped.</summary>
    public static void Require(string path, string how) =>
        Assert.True(Path.Exists(path), $"{Path.GetRelativePath(Root, path)} is not there. {how}");

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Ringfence.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException($"no Ringfence.slnx above {AppContext.BaseDirectory}");
    }
}
