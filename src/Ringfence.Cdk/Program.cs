using Amazon.CDK;
using Ringfence.Cdk;
using Ringfence.Cdk.Configuration;

var app = new App();
var file = app.Node.TryGetContext("foundation") as string ?? "foundation.json";
try
{
    Foundation.Compose(app, FoundationFile.Read(file));
    app.Synth();
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
