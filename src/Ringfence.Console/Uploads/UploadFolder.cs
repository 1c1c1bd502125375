using System.Security.Cryptography;

namespace Ringfence.Console.Uploads;

/// <summary>A place on disk for what somebody sent, under a name that nobody guesses; gone when it is disposed of.</summary>
internal sealed class UploadFolder(ConsoleOptions options) : IDisposable
{
    /// <summary>It is made by whoever writes there.</summary>
    public string Path { get; } =
        System.IO.Path.Combine(options.Directory, "uploads", RandomNumberGenerator.GetHexString(16, lowercase: true));

    public void Dispose()
    {
        if (Directory.Exists(Path))
        {
            Directory.Delete(Path, recursive: true);
        }
    }
}
