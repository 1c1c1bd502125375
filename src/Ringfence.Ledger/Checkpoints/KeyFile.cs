namespace Ringfence.Ledger.Checkpoints;

/// <summary>A signing key in a file with mode 0600.</summary>
public static class KeyFile
{
    /// <summary>Opens the key, or makes one; refuses a file that others can read.</summary>
    public static ICheckpointSigner OpenOrCreate(string path, string origin) => throw new NotImplementedException();
}
