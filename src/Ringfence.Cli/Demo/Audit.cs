using Spectre.Console;

namespace Ringfence.Cli.Demo;

internal sealed class Audit(DataDirectory directory, IAnsiConsole console)
{
    public bool ShowRecord() => directory is not null && console is not null;

    public bool ShowOneCall(IReadOnlyList<Scene> scenes) => ShowRecord() && scenes.Count > 0;

    public bool VerifyLedger() => ShowRecord();

    public bool VerifyAlteredCopy() => ShowRecord();
}
