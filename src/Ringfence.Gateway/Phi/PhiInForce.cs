using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Ringfence.Gateway.Phi;

/// <summary>The rules that decide now. When their configuration changes the new ones take over whole; those with problems never do.</summary>
internal sealed partial class PhiInForce : IDisposable
{
    private readonly ILogger<PhiInForce> _logger;
    private readonly SliceWatch<PhiOptions> _watch;
    private volatile Rules _current; // swapped whole

    public PhiInForce(IOptionsFactory<PhiOptions> options, SliceSection<PhiOptions> from, ILogger<PhiInForce> logger)
    {
        _logger = logger;
        _current = new Rules(options.Create(Options.DefaultName));

        // The word lists load at their first use, which should be nobody's request.
        if (_current.Reads)
        {
            _ = Task.Run(() => _current.Of("").Redactor.Scan("Patient: Ann Example"));
        }

        _watch = new SliceWatch<PhiOptions>(options, from, logger, Adopt);
    }

    /// <summary>The rules of a team.</summary>
    public PhiRules Of(string team) => _current.Of(team);

    public void Dispose() => _watch.Dispose();

    private void Adopt(PhiOptions options)
    {
        _current = new Rules(options);
        Log.Changed(_logger);
    }

    private sealed class Rules(PhiOptions options)
    {
        private readonly PhiRules _default = new(options.Default);
        private readonly Dictionary<string, PhiRules> _teams = options.Teams.ToDictionary(
            team => team.Key,
            team => new PhiRules(team.Value),
            StringComparer.Ordinal
        );

        /// <summary>Some team's texts are looked into.</summary>
        public bool Reads =>
            _teams
                .Values.Append(_default)
                .Any(rules => rules.Policy != PhiPolicy.Off || rules.Answers != AnswerPolicy.Off);

        public PhiRules Of(string team) => _teams.GetValueOrDefault(team, _default);
    }

    private static partial class Log
    {
        [LoggerMessage(400, LogLevel.Information, "The rules for identifiers changed")]
        public static partial void Changed(ILogger logger);
    }
}
