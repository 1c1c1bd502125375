using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Ringfence.Gateway.Models;

/// <summary>The policy that decides now. When its configuration changes the new one takes over whole; one with problems never does.</summary>
internal sealed partial class PolicyInForce : IDisposable
{
    private readonly KnownProfiles _known;
    private readonly ILogger<PolicyInForce> _logger;
    private readonly SliceWatch<ModelOptions> _watch;
    private volatile ModelPolicy _current; // swapped whole

    public PolicyInForce(
        IOptionsFactory<ModelOptions> options,
        SliceSection<ModelOptions> from,
        KnownProfiles known,
        ILogger<PolicyInForce> logger
    )
    {
        (_known, _logger) = (known, logger);
        _current = new ModelPolicy(options.Create(Options.DefaultName), known);
        _watch = new SliceWatch<ModelOptions>(options, from, logger, Adopt);
    }

    public ModelPolicy Current => _current;

    public void Dispose() => _watch.Dispose();

    private void Adopt(ModelOptions options)
    {
        var before = _current;
        var policy = new ModelPolicy(options, _known);
        if (before.Version != policy.Version)
        {
            _current = policy;
            Log.Changed(_logger, before.Version, policy.Version);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(201, LogLevel.Information, "The model policy changed from {Before} to {After}")]
        public static partial void Changed(ILogger logger, string before, string after);
    }
}
