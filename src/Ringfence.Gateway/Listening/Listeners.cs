using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Ringfence.Gateway.Limits;

namespace Ringfence.Gateway.Listening;

/// <summary>Sets Kestrel up: what is listened on, and what one connection may ask of it.</summary>
internal static class Listeners
{
    // Kestrel ends a header line at a bare line feed too, where the proxies in front of it do not: one header there would be two here.
    static Listeners() =>
        AppContext.SetSwitch("Microsoft.AspNetCore.Server.Kestrel.DisableHttp1LineFeedTerminators", true);

    public static void Apply(KestrelServerOptions kestrel, ListenerOptions listen, LimitsOptions limits)
    {
        kestrel.AddServerHeader = false;
        kestrel.AllowSynchronousIO = false;
        kestrel.AllowAlternateSchemes = false;
        kestrel.Limits.MaxRequestHeadersTotalSize = limits.MaxHeaderBytes;
        kestrel.Limits.MaxRequestHeaderCount = limits.MaxHeaderCount;
        kestrel.Limits.MaxRequestLineSize = 16 * 1024;
        kestrel.Limits.Http2.MaxRequestHeaderFieldSize = limits.MaxHeaderBytes;
        // Bodies are bounded by RequestBody, which answers in the caller's protocol and records it.
        kestrel.Limits.MaxRequestBodySize = null;
        // A reader as slow as a model's stream is not an attacker; requests keep their minimum rate.
        kestrel.Limits.MinResponseDataRate = null;

        if (listen.IsTls)
        {
            var certificate = Certificate(listen);
            kestrel.Listen(
                listen.BoundAddress,
                listen.Port,
                options =>
                {
                    options.Protocols = HttpProtocols.Http1AndHttp2;
                    options.UseHttps(certificate);
                }
            );
            return;
        }
        kestrel.Listen(listen.BoundAddress, listen.Port, options => options.Protocols = HttpProtocols.Http1);
        kestrel.Listen(listen.BoundAddress, listen.SecondPort, options => options.Protocols = HttpProtocols.Http2);
    }

    /// <summary>Nothing in the pipeline blocks a thread, so a request goes on where its bytes came in: one hop less each way.</summary>
    public static void Apply(SocketTransportOptions sockets) => sockets.UnsafePreferInlineScheduling = true;

    private static X509Certificate2 Certificate(ListenerOptions listen)
    {
        var password = listen.CertificatePassword.Length == 0 ? null : listen.CertificatePassword;
        if (listen.IsPem)
        {
            return X509Certificate2.CreateFromPem(listen.Certificate, listen.CertificateKey);
        }
        if (listen.CertificateKey.Length == 0)
        {
            return X509CertificateLoader.LoadPkcs12FromFile(listen.Certificate, password);
        }
        return password is null
            ? X509Certificate2.CreateFromPemFile(listen.Certificate, listen.CertificateKey)
            : X509Certificate2.CreateFromEncryptedPemFile(listen.Certificate, password, listen.CertificateKey);
    }
}
