using Ringfence.Cli;
using Ringfence.Controls;

if (args is ["audit", ..])
{
    // Half of a short audit is making the catalogue: a second core does it while this one reads the command line and the templates.
    _ = Task.Run(() => Catalogue.All.Count);
}

return await CommandLine.RunAsync(Commands.Root(args), args);
