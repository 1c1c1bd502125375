namespace Ringfence.Cli;

/// <summary>What every command returns.</summary>
internal static class ExitCode
{
    /// <summary>Done, and nothing to report.</summary>
    public const int Clean = 0;

    /// <summary>Findings, or a verification that failed.</summary>
    public const int Findings = 1;

    /// <summary>Bad input: the message says what, where and what is allowed.</summary>
    public const int BadInput = 2;

    /// <summary>Could not finish: a disk, a network, a port.</summary>
    public const int CouldNotFinish = 3;
}
