using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace Ringfence.Gateway.Models;

/// <summary>The policy that decides now. When its configuration changes the new one takes over whole; one with problems never does.</summary>
internal sealed partial class PolicyInForce : IDisposable
{
    private readonly IOptionsFactory<ModelOptions> _options;
    private readonly KnownProfiles _known;
    private readonly ILogger<PolicyInForce> _logger;
    private readonly IDisposable[] _watches;
    private volatile ModelPolicy _current; // swapped whole

    public PolicyInForce(
        IOptionsFactory<ModelOptions> options,
        IEnumerable<IOptionsChangeTokenSource<ModelOptions>> changes,
        KnownProfiles known,
        ILogger<PolicyInForce> logger
    )
    {
        (_options, _known, _logger) = (options, known, logger);
        _current = Compile();
        _watches = [.. changes.Select(change => ChangeToken.OnChange(change.GetChangeToken, Reload))];
    }

    public ModelPolicy Current => _current;

    public void Dispose()
    {
        foreach (var watch in _watches)
        {
            watch.Dispose();
        }
    }

    private ModelPolicy Compile() => new(_options.Create(Options.DefaultName), _known);

    private void Reload()
    {
        try
        {
            var policy = Compile();
            var before = _current;
            _current = policy;
            if (before.Version != policy.Version)
            {
                Log.PolicyChanged(_logger, before.Version, policy.Version);
            }
        }
        catch (OptionsValidationException invalid)
        {
            Log.PolicyKept(_logger, _current.Version, invalid.Message);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(201, LogLevel.Information, "The model policy changed from {Before} to {After}")]
        public static partial void PolicyChanged(ILogger logger, string before, string after);

        [LoggerMessage(
            202,
            LogLevel.Error,
            "The changed model policy is not valid, so {Kept} stays in force: {Problems}"
        )]
        public static partial void PolicyKept(ILogger logger, string kept, string problems);
    }
}
