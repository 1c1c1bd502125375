using System.Net;

namespace Ringfence.Gateway.Listening;

/// <summary>Where the gateway listens (section <c>Listen</c>).</summary>
internal sealed class ListenerOptions
{
    /// <summary>The address to bind: an IP address, or <c>*</c> for all.</summary>
    /// <value><c>127.0.0.1</c>.</value>
    public string Address { get; set; } = "127.0.0.1";

    /// <summary>The port: HTTP/1.1 in clear, or TLS with both protocols when a certificate is given. 0 takes a free one.</summary>
    /// <value>8080.</value>
    public int Port { get; set; } = 8080;

    /// <summary>The port of HTTP/2 in clear, which the AWS SDK for JavaScript speaks to http addresses. Unused with a certificate.</summary>
    /// <value>The port after <see cref="Port"/>; 0 when that is 0.</value>
    public int? Http2Port { get; set; }

    /// <summary>
    /// A certificate: the file of a PEM with its key in <see cref="CertificateKey"/>, or of a PFX; or the PEM itself, as a
    /// container gets it from a store of secrets. Without one nothing is encrypted.
    /// </summary>
    public string Certificate { get; set; } = "";

    /// <summary>The PEM file of the certificate's key, or that PEM itself.</summary>
    public string CertificateKey { get; set; } = "";

    /// <summary>The password of the PFX file or of the key.</summary>
    public string CertificatePassword { get; set; } = "";

    /// <summary>
    /// The proxies and load balancers in front of the gateway, as addresses or networks (<c>10.0.0.0/16</c>). From these, and from nobody
    /// else, <c>X-Forwarded-For</c> is believed: the source that entries hold is the last address in it that is not such a proxy.
    /// </summary>
    /// <value>None: the source is the peer's address, whatever it says.</value>
    public string[] TrustedProxies { get; set; } = [];

    /// <summary>The certificate stands in the setting itself.</summary>
    public bool IsPem => Certificate.StartsWith("-----BEGIN ", StringComparison.Ordinal);

    public bool IsTls => Certificate.Length > 0;

    public int SecondPort => Http2Port ?? (Port == 0 ? 0 : Port + 1);

    public IPAddress BoundAddress => Address == "*" ? IPAddress.IPv6Any : IPAddress.Parse(Address);

    /// <summary>Where it will listen, as Kestrel writes it.</summary>
    public IEnumerable<string> Urls
    {
        get
        {
            var host = Address.Contains(':', StringComparison.Ordinal) ? $"[{Address}]" : Address;
            yield return $"{(IsTls ? "https" : "http")}://{host}:{Port}";
        }
    }

    /// <summary>Everything wrong with these values, a sentence each; empty when nothing is.</summary>
    public IEnumerable<string> Problems()
    {
        if (Address != "*" && !IPAddress.TryParse(Address, out _))
        {
            yield return $"Listen:Address is '{Address}'; it must be an IP address, or * for all.";
        }
        if (Port is < 0 or > 65535)
        {
            yield return $"Listen:Port is {Port}; allowed is 0 to 65535.";
        }
        if (SecondPort is < 0 or > 65535 || (SecondPort == Port && Port != 0))
        {
            yield return $"Listen:Http2Port is {SecondPort}; allowed is 0 to 65535, and not Listen:Port.";
        }
        foreach (
            var proxy in TrustedProxies.Where(proxy =>
                !IPAddress.TryParse(proxy, out _) && !IPNetwork.TryParse(proxy, out _)
            )
        )
        {
            yield return $"Listen:TrustedProxies has '{proxy}'; write an IP address or a network, e.g. 10.0.0.0/16.";
        }
        foreach (var proxy in TrustedProxies.Where(proxy => proxy.EndsWith("/0", StringComparison.Ordinal)))
        {
            yield return $"Listen:TrustedProxies has '{proxy}': whoever connects could then choose the source that entries hold; name your proxies.";
        }
        if (IsPem)
        {
            if (!CertificateKey.StartsWith("-----BEGIN ", StringComparison.Ordinal))
            {
                yield return "Listen:Certificate is a PEM, so Listen:CertificateKey must be the PEM of its key; both, or both as files.";
            }
            yield break;
        }
        foreach (var file in new[] { Certificate, CertificateKey }.Where(file => file.Length > 0 && !File.Exists(file)))
        {
            yield return $"Listen: there is no file '{file}'.";
        }
    }
}
