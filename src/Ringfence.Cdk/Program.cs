using Amazon.CDK;
using Ringfence.Cdk;
using Ringfence.Cdk.Backup;
using Ringfence.Cdk.Configuration;

var app = new App();
var file = app.Node.TryGetContext("foundation") as string ?? "foundation.json";
try
{
    var configuration = FoundationFile.Read(file);
    Foundation.Compose(app, configuration);
    File.WriteAllText(Path.Combine(app.Synth().Directory, RecoveryRunbook.File), RecoveryRunbook.Of(configuration));
    return 0;
}
catch (FoundationInvalidException error)
{
#pragma warning disable RS0030 // the one place where this program speaks: the CDK's command line shows it
    await using var standardError = new StreamWriter(Console.OpenStandardError());
#pragma warning restore RS0030
    await standardError.WriteLineAsync(error.Message);
    return 2;
}
