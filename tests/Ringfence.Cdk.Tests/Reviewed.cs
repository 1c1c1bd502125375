namespace Ringfence.Cdk.Tests;

/// <summary>A file that is computed from the synthesized foundation and reviewed when it changes.</summary>
internal static class Reviewed
{
    /// <summary>Fails where the file in the checkout is another than what is computed now, which is left in <c>artifacts/foundation</c>.</summary>
    /// <param name="path">The file, from the top of the checkout.</param>
    /// <param name="now">What it should hold.</param>
    public static void Is(string path, string now)
    {
        var file = Path.Combine(Checkout.Root, path);
        var fresh = Path.Combine(Checkout.Root, "artifacts", "foundation", Path.GetFileName(path));
        Directory.CreateDirectory(Path.GetDirectoryName(fresh)!);
        File.WriteAllText(fresh, now);
        Assert.True(
            File.Exists(file) && File.ReadAllText(file) == now,
            $"{path} is another than before; read {fresh}, and copy it over {path} if it is meant:\n{now}"
        );
    }
}
