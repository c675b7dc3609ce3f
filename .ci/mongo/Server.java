import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.MongoVersion;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.net.InetSocketAddress;
import java.util.List;

/** Speaks MongoDB's protocol from memory, on a free loopback port whose URL it prints. A stand-in for tests: not MongoDB. */
class Server {
  // The driver wants wire version 9 or newer; the versions that the library knows end at 8.
  private static final class Version implements MongoVersion {
    @Override
    public List<Integer> getVersionArray() {
      return List.of(5, 0, 0);
    }

    @Override
    public int getWireVersion() {
      return 13;
    }
  }

  public static void main(String[] args) {
    var backend = new MemoryBackend();
    backend.version(new Version());
    var server = new MongoServer(backend);
    Runtime.getRuntime().addShutdownHook(new Thread(server::shutdownNow));
    server.bind(new InetSocketAddress("127.0.0.1", 0));
    System.out.println("mongodb://127.0.0.1:" + server.getLocalAddress().getPort() + "/lyceum");
  }
}
