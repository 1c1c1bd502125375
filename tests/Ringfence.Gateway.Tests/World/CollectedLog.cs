using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Ringfence.Gateway.Tests.World;

/// <summary>Everything that the gateway logs, exceptions included; a failing test shows it.</summary>
internal sealed class CollectedLog : ILoggerProvider, ILogger
{
    private readonly ITestOutputHelper? _output = TestContext.Current.TestOutputHelper;

    public ConcurrentQueue<string> Lines { get; } = new();

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Debug;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    )
    {
        var line = $"{logLevel} {formatter(state, exception)} {exception}";
        Lines.Enqueue(line);
        if (logLevel >= LogLevel.Information)
        {
            _output?.WriteLine(line);
        }
    }

    public void Dispose() { }
}
