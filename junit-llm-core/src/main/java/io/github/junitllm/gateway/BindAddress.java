package io.github.junitllm.gateway;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Comparator;
import org.apiguardian.api.API;

/** Reads where else a gateway is to listen: an IP address of this machine, or one of its network interfaces by name. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class BindAddress {

    private BindAddress() {}

    /**
     * Finds the address.
     *
     * @param text {@code 172.17.0.1}, {@code docker0}, or {@code 0.0.0.0} for all addresses of this machine
     * @throws IllegalArgumentException if there is none of that name; the message is complete
     */
    public static InetAddress parse(String text) {
        try {
            if (text.indexOf(':') >= 0 || text.matches("[0-9.]+")) {
                return InetAddress.getByName(text); // never asks a name server
            }
            NetworkInterface named = NetworkInterface.getByName(text);
            if (named != null) {
                return named.inetAddresses()
                        .min(Comparator.comparingInt(address -> address.getAddress().length))
                        .orElseThrow(() -> new IllegalArgumentException(
                                "the network interface \"" + text + "\" has no address; is it up?"));
            }
        } catch (UnknownHostException | SocketException noAddress) {
            throw new IllegalArgumentException("\"" + text + "\" is no IP address", noAddress);
        }
        throw new IllegalArgumentException(
                "\"" + text + "\" is neither an IP address nor a network interface of this machine, such as docker0");
    }
}
