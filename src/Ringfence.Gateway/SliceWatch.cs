using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace Ringfence.Gateway;

/// <summary>
/// Hands a slice its options again whenever their configuration changes. Those with problems are not handed over: what was in force stays,
/// and the log says why.
/// </summary>
internal sealed partial class SliceWatch<TOptions> : IDisposable
    where TOptions : class
{
    private readonly IOptionsFactory<TOptions> _options;
    private readonly SliceSection<TOptions> _from;
    private readonly ILogger _logger;
    private readonly Action<TOptions> _adopt;
    private readonly IDisposable _registration;

    public SliceWatch(
        IOptionsFactory<TOptions> options,
        SliceSection<TOptions> from,
        ILogger logger,
        Action<TOptions> adopt
    )
    {
        (_options, _from, _logger, _adopt) = (options, from, logger, adopt);
        _registration = ChangeToken.OnChange(from.Section.GetReloadToken, Reload);
    }

    public void Dispose() => _registration.Dispose();

    private void Reload()
    {
        try
        {
            _adopt(_options.Create(Options.DefaultName));
            _from.Adopted();
        }
        catch (OptionsValidationException invalid)
        {
            Log.Kept(_logger, typeof(TOptions).Name, string.Join(" ", invalid.Failures));
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            10,
            LogLevel.Error,
            "The changed {Options} are not valid, so the old ones stay in force: {Problems}"
        )]
        public static partial void Kept(ILogger logger, string options, string problems);
    }
}
