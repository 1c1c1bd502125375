namespace Ringfence.Posture.Readers;

/// <summary>A file that cannot be read; caught where files are opened and turned into its error. Line 0: the file as a whole.</summary>
internal sealed class UnreadableException(string message, int line = 0, int column = 0) : Exception(message)
{
    public int Line => line;

    public int Column => column;
}
