namespace Ringfence.Console.Uploads;

/// <summary>An archive that is not opened; the message says why, and what is allowed.</summary>
/// <param name="why">The same as one word of an address.</param>
internal sealed class ArchiveRefusedException(string why, string message) : Exception(message)
{
    public string Why => why;
}
