namespace Ringfence.Tests.Ledger;

/// <summary>A folder of a test's own, gone with it.</summary>
public sealed class TemporaryFolder : IDisposable
{
    private const string Memory = "/dev/shm";

    public TemporaryFolder()
        : this(System.IO.Path.GetTempPath()) { }

    private TemporaryFolder(string parent) =>
        Path = Directory.CreateDirectory(System.IO.Path.Combine(parent, $"ringfence-{Guid.NewGuid():N}")).FullName;

    public string Path { get; }

    public string this[string name] => System.IO.Path.Combine(Path, name);

    /// <summary>In memory where the machine allows it: for tests that sync thousands of times and pull the plug only in play.</summary>
    public static TemporaryFolder InMemory() => Directory.Exists(Memory) ? new(Memory) : new();

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
